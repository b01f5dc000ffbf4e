package byok.ui;

import static byok.ui.El.el;

import java.util.ArrayList;
import java.util.List;

/** The main places of a program, as a column beside the page or as tabs at the foot of a phone. */
public final class Nav extends Component {
  /** A place: the hash that leads there, its word, its icon. */
  public record Place(String hash, String word, String icon) {}

  private final List<Place> places;
  private final List<El> links = new ArrayList<>();
  private final El element;

  private Nav(String name, List<Place> places, String classes, String link) {
    this.places = places;
    element = el("nav", classes).attr("aria-label", name);
    for (Place place : places) {
      links.add(el("a", link, Icons.icon(place.icon())).text(place.word()).attr("href", "#" + place.hash()));
    }
    element.add(links);
  }

  public static Nav column(String name, List<Place> places) {
    return new Nav(name, places, "grid gap-1", "nav-link");
  }

  public static Nav foot(String name, List<Place> places) {
    return new Nav(name, places,
        "md:hidden fixed inset-x-0 bottom-0 z-10 grid grid-cols-5 bg-surface border-t border-line", "tab-link");
  }

  /** Marks the place that is shown. */
  public void mark(String hash) {
    for (int i = 0; i < links.size(); i++) {
      links.get(i).attr("aria-current", places.get(i).hash().equals(hash) ? "page" : null);
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
