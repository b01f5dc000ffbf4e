package byok.ui;

/** A choice that is on or off; on shows a check as well as colour. */
public final class Chip extends Component {
  private final El element;
  private String label;
  private boolean on;

  public Chip(String label, boolean on, Runnable changed) {
    this.label = label;
    element = El.el("button", "chip").attr("type", "button").key("chip-" + label);
    element.on("click", () -> {
      set(!this.on);
      changed.run();
    });
    set(on);
  }

  public boolean isOn() {
    return on;
  }

  public void label(String label) {
    if (!label.equals(this.label)) {
      this.label = label;
      set(on);
    }
  }

  public void set(boolean on) {
    this.on = on;
    element.attr("aria-pressed", on ? "true" : "false").with("chip-on", on);
    element.content(on ? Icons.icon(Icons.CHECK) : null, El.words(label));
  }

  public void focus() {
    element.focus();
  }

  @Override
  protected El element() {
    return element;
  }
}
