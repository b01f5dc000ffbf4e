package byok.wallet.pages;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Page;
import java.util.function.Supplier;

/** Shows any view in any state with sample data, by the hash of the address. For looking, not shipped. */
public final class Preview {
  private Preview() {}

  public static void main(String[] args) {
    draw();
    Page.onHash(Preview::draw);
  }

  private static void draw() {
    String hash = Page.hash();
    for (PreviewState state : PreviewStates.all()) {
      if (state.name().equals(hash)) {
        state.show().run();
        return;
      }
    }
    Page.show(new Index());
  }

  /** A named state; {@code show} puts it into the page. */
  record PreviewState(String name, Runnable show) {
    static PreviewState of(String name, Supplier<Component> view) {
      return new PreviewState(name, () -> Page.show(view.get()));
    }
  }

  /** Links to all states. */
  private static final class Index extends Component {
    private final El element = El.el("main", "p-8 grid gap-2 justify-start");

    Index() {
      for (PreviewState state : PreviewStates.all()) {
        element.add(El.link("#" + state.name(), "link", state.name()));
      }
    }

    @Override
    protected El element() {
      return element;
    }
  }
}
