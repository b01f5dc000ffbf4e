package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;
import static byok.ui.El.span;

/** A labelled line to type in, with a hint and, when something is wrong, what and what to do. */
public final class Field extends Component {
  private final String id = El.newId();
  private final El label = el("label", "label").attr("for", id);
  private final El input = el("input", "field").attr("id", id).attr("autocomplete", "off");
  private final El hint = p("hint mt-1.5").attr("id", id + "-h").hidden(true);
  private final El problem = div("").attr("id", id + "-p").attr("aria-live", "polite");
  private final El element;
  private boolean wrong;

  private Field(String words, boolean money) {
    El control = money ? span("money", span("", "$").attr("aria-hidden", "true"), input) : input;
    element = div("min-w-0", label.text(words), control, hint, problem);
    input.attr("aria-describedby", id + "-h " + id + "-p").key("field-" + words);
  }

  public static Field text(String label) {
    return new Field(label, false);
  }

  /** A web address or a name in code letters. */
  public static Field code(String label) {
    Field field = new Field(label, false);
    field.input.with("font-mono", true).attr("spellcheck", "false").attr("autocapitalize", "off");
    return field;
  }

  /** A secret, for use within a form; {@code purpose} is an autocomplete token. */
  public static Field secret(String label, String purpose) {
    Field field = code(label);
    field.input.attr("type", "password").attr("autocomplete", purpose);
    return field;
  }

  /** An amount in US dollars. */
  public static Field money(String label) {
    Field field = new Field(label, true);
    field.input.attr("inputmode", "decimal");
    return field;
  }

  /** Looks for something as one types; the label is read out only. */
  public static Field search(String label) {
    Field field = new Field(label, false).labelUnseen().placeholder(label);
    field.input.attr("type", "search");
    return field;
  }

  public static Field number(String label) {
    Field field = new Field(label, false);
    field.input.attr("inputmode", "numeric");
    return field;
  }

  public Field value(String value) {
    Dom.setValue(input.element(), value);
    return this;
  }

  public String value() {
    return Dom.value(input.element());
  }

  public Field placeholder(String example) {
    input.attr("placeholder", example);
    return this;
  }

  public Field label(String words) {
    label.content(El.words(words));
    return this;
  }

  /** Hides the label from sight where a heading beside says the same. */
  public Field labelUnseen() {
    label.with("sr-only", true);
    return this;
  }

  public Field hint(String words) {
    hint.content(El.words(words)).hidden(words.isEmpty());
    return this;
  }

  /** Says what is wrong; null takes it back. */
  public Field problem(String words) {
    wrong = words != null;
    input.attr("aria-invalid", wrong ? "true" : null);
    problem.content(wrong ? sentence(words) : null);
    return this;
  }

  public boolean isWrong() {
    return wrong;
  }

  public Field onInput(Runnable action) {
    input.on("input", action);
    return this;
  }

  public Field off(boolean off) {
    input.flag("readonly", off).attr("aria-disabled", off ? "true" : null);
    return this;
  }

  public void focus() {
    input.focus();
  }

  private static El sentence(String words) {
    return p("hint mt-1 text-stop! flex gap-1.5", Icons.icon(Icons.WARN, "icon size-4 mt-0.5"), span("", words));
  }

  @Override
  protected El element() {
    return element;
  }
}
