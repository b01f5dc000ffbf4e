package byok.ui;

/** A button that shows whether it may be pressed yet. Whether it may is decided elsewhere. */
public final class ArmingButton extends Component {
  private final Button button;
  private final El element;
  private final String label;
  private final String icon;
  private Undo stopCounting = Undo.NOTHING;

  public ArmingButton(String label, String icon) {
    this.label = label;
    this.icon = icon;
    button = Button.primary(label).icon(icon).style("px-2!");
    element = button.element();
    onDetach(() -> stopCounting.undo());
  }

  /** Counts down {@code millis} from now and shows a bar that fills; the count alone does not make it ready. */
  public void arming(int millis) {
    button.off(true).icon(Icons.CLOCK);
    element.with("btn-arming", true);
    Dom.style(element.element(), "--arm-time", millis + "ms");
    Dom.restartAnimations(element.element());
    count(millis);
  }

  public void ready() {
    stopCounting.undo();
    element.with("btn-arming", false);
    button.off(false).icon(icon).label(label);
  }

  /** Shows that it may not be pressed. */
  public void off() {
    taken(label);
  }

  /** Shows that the press was taken. */
  public void taken(String words) {
    stopCounting.undo();
    element.with("btn-arming", false);
    button.off(true).icon(icon).label(words);
  }

  public void onPress(Runnable action) {
    button.onPress(action);
  }

  private void count(int millis) {
    stopCounting.undo();
    button.label(label + " in " + Math.max(1, (millis + 999) / 1000) + " s");
    if (millis > 1000) {
      stopCounting = Page.after(millis % 1000 == 0 ? 1000 : millis % 1000, () -> count(millis / 1000 * 1000));
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
