package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;
import static byok.ui.El.span;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.xml.Element;

/** A labelled place to choose one file, which stays in the page. */
public final class FileField extends Component {
  private final String id = El.newId();
  private final El input = el("input", "field py-2! file:mr-3 file:font-semibold").attr("type", "file").attr("id", id);
  private final El hint = p("hint mt-1.5").attr("id", id + "-h").hidden(true);
  private final El problem = div("").attr("id", id + "-p").attr("aria-live", "polite");
  private final El element;

  /** @param mostBytes a larger file is chosen, but not read */
  public FileField(String label, int mostBytes) {
    this(label);
    readInto(input.element(), mostBytes);
  }

  private FileField(String label) {
    element = div("min-w-0", el("label", "label").attr("for", id).text(label), input, hint, problem);
    input.attr("aria-describedby", id + "-h " + id + "-p");
  }

  /** Gives what is chosen to {@code taker}, unread, and is empty again. @param ending of the names it offers first */
  public static FileField unread(String label, String ending, Taker taker) {
    FileField field = new FileField(label);
    field.input.attr("accept", ending).on("change", () -> {
      JSObject file = taken(field.input.element());
      if (file != null) {
        taker.take(new PickedFile(file));
      }
    });
    return field;
  }

  /** What to do with a file. */
  public interface Taker {
    void take(PickedFile file);
  }

  public FileField hint(String words) {
    hint.content(El.words(words)).hidden(words.isEmpty());
    return this;
  }

  /** Opens the browser's own dialog, in a click. */
  public void choose() {
    click(input.element());
  }

  /** Runs {@code action} once a chosen file was read. */
  public FileField onRead(Runnable action) {
    input.on("read", action);
    return this;
  }

  /** Says what is wrong; null takes it back. */
  public FileField problem(String words) {
    input.attr("aria-invalid", words == null ? null : "true");
    problem.content(words == null ? null : p(
        "hint mt-1 text-stop! flex gap-1.5", Icons.icon(Icons.WARN, "icon size-4 mt-0.5"), span("", words)));
    return this;
  }

  public void focus() {
    input.focus();
  }

  /** How large the chosen file is; -1 for none. */
  public double size() {
    return size(input.element());
  }

  /** What is in the chosen file; empty until it was read. */
  public byte[] bytes() {
    return bytes(input.element());
  }

  @JSBody(params = {"e", "most"}, script = """
      e.addEventListener('change', function() {
        var file = e.files[0];
        e.fileBytes = null;
        if (!file || file.size > most) return e.dispatchEvent(new Event('read'));
        file.arrayBuffer().then(function(buffer) {
          e.fileBytes = new Int8Array(buffer);
        }, function() {}).then(function() { e.dispatchEvent(new Event('read')); });
      });""")
  private static native void readInto(Element e, int most);

  @JSBody(params = "e", script = "var file = e.files[0] || null; e.value = ''; return file;")
  private static native JSObject taken(Element e);

  @JSBody(params = "e", script = "e.click();")
  private static native void click(Element e);

  @JSBody(params = "e", script = "return e.files[0] ? e.files[0].size : -1;")
  private static native double size(Element e);

  @JSBody(params = "e", script = "return e.fileBytes || new Int8Array(0);")
  @JSByRef
  private static native byte[] bytes(Element e);

  @Override
  protected El element() {
    return element;
  }
}
