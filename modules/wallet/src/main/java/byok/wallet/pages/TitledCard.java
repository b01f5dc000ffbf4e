package byok.wallet.pages;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Part;

/** A card of the page of safety: what it is about, and what can be done about that. */
public abstract class TitledCard extends Component {
  private final El head = div("flex flex-wrap items-center gap-x-3 gap-y-1");
  private final El card = el("section", "card p-5 grid grid-cols-1 gap-4 content-start");

  /** @param about one or two sentences; "" where what follows says it */
  protected TitledCard(El icon, String title, String about) {
    head.add(heading(2, "text-lg flex items-center gap-2 mr-auto", "").add(icon).text(title));
    card.add(div("", head, about.isEmpty() ? null : p("text-ink-2 mt-1", about)));
  }

  /** Puts how things stand beside the title. */
  protected final void beside(Part part) {
    head.add(part);
  }

  /** Appends; null parts are left out. */
  protected final void fill(Part... parts) {
    card.add(parts);
  }

  @Override
  protected final El element() {
    return card;
  }
}
