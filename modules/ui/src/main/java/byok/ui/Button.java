package byok.ui;

/** A button. It says what happens, and stays focusable while it may not be pressed. */
public final class Button extends Component {
  private final El element;
  private String icon;
  private String label;
  private String after;
  private boolean off;

  private Button(String classes, String label) {
    element = El.el("button", classes).attr("type", "button");
    this.label = label;
    draw();
  }

  /** The one main action of a view. */
  public static Button primary(String label) {
    return new Button("btn btn-primary", label);
  }

  public static Button plain(String label) {
    return new Button("btn", label);
  }

  /** Cuts something off. */
  public static Button stop(String label) {
    return new Button("btn btn-stop", label);
  }

  public static Button quiet(String label) {
    return new Button("btn btn-quiet", label);
  }

  /** Sends the form that it stands in. */
  public Button submits() {
    element.attr("type", "submit");
    return this;
  }

  public Button icon(String outline) {
    icon = outline;
    return draw();
  }

  /** An icon after the words: it leads on. */
  public Button leadsOn(String outline) {
    after = outline;
    return draw();
  }

  public Button label(String label) {
    this.label = label;
    return draw();
  }

  /** Makes it the main action of the view, or one beside it. */
  public Button main(boolean main) {
    element.with("btn-primary", main);
    return this;
  }

  /** Adds utilities such as {@code btn-sm}. */
  public Button style(String className) {
    Dom.addClasses(element.element(), className);
    return this;
  }

  public Button key(String key) {
    element.key(key);
    return this;
  }

  /** The name that is read out where the words beside it do not suffice. */
  public Button named(String name) {
    element.attr("aria-label", name);
    return this;
  }

  public Button describedBy(String id) {
    element.attr("aria-describedby", id);
    return this;
  }

  public Button title(String title) {
    element.attr("title", title);
    return this;
  }

  /** Runs {@code action} at each press while the button is on. */
  public Button onPress(Runnable action) {
    element.on("click", () -> {
      if (!off) {
        action.run();
      }
    });
    return this;
  }

  public Button off(boolean off) {
    this.off = off;
    element.attr("aria-disabled", off ? "true" : null);
    return this;
  }

  public boolean isOff() {
    return off;
  }

  public void focus() {
    element.focus();
  }

  private Button draw() {
    element.content(
        icon == null ? null : Icons.icon(icon),
        El.words(label),
        after == null ? null : Icons.icon(after));
    return this;
  }

  @Override
  protected El element() {
    return element;
  }
}
