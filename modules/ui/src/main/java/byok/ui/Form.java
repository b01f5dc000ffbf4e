package byok.ui;

import static byok.ui.El.el;

/** Fields that are sent together, by a button or by Enter; nothing leaves the page. */
public final class Form extends Component {
  private final El element;

  public Form(String classes, Runnable sent) {
    element = el("form", classes).flag("novalidate", true).instead("submit", sent);
  }

  public Form add(Part... parts) {
    element.add(parts);
    return this;
  }

  @Override
  protected El element() {
    return element;
  }
}
