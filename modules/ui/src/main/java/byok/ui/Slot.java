package byok.ui;

import java.util.Objects;

/** A place whose content is redrawn alone. Focus inside it survives: it returns to the element with the same key. */
public final class Slot extends Component {
  private final El place;
  private Object model;
  private Component shown;

  public Slot(String classes) {
    this(El.div(classes));
  }

  public Slot(El place) {
    this.place = place.attr("tabindex", "-1").with("outline-none", true);
    onDetach(this::release);
  }

  /** Redraws only if {@code model} differs from the one shown. */
  public void show(Object model, Draw draw) {
    if (this.model == null || !Objects.equals(this.model, model)) {
      draw(draw.draw());
      this.model = model;
    }
  }

  /** Replaces the content; null leaves the place empty. */
  public void set(Part part) {
    model = null;
    draw(part);
  }

  private void draw(Part part) {
    String focused = Dom.focusedKey(place.element());
    release();
    place.content(part);
    if (part instanceof Component component) {
      shown = component;
      component.attached();
    }
    if (focused != null) {
      Dom.focusKey(place.element(), focused);
    }
  }

  /** Moves focus to the element of the content that has this key. */
  public void focus(String key) {
    Dom.focusKey(place.element(), key);
  }

  private void release() {
    if (shown != null) {
      shown.detach();
      shown = null;
    }
  }

  @Override
  protected El element() {
    return place;
  }
}
