package byok.browser.platform;

import byok.core.port.TabNote;
import org.teavm.jso.JSBody;

/**
 * A tab's note in {@code sessionStorage}. A tab that is duplicated takes it along, and browsers write it to the disk:
 * no secret goes in as it is.
 */
public final class SessionNote implements TabNote {
  private final String name;

  /** @param name of this note among those of the origin */
  public SessionNote(String name) {
    this.name = name;
  }

  @Override
  public String read() {
    return get(name);
  }

  @Override
  public boolean write(String text) {
    set(name, text);
    return text.equals(get(name));
  }

  @Override
  public void clear() {
    remove(name);
  }

  @JSBody(params = "name", script = "try { return sessionStorage.getItem(name); } catch (e) { return null; }")
  private static native String get(String name);

  @JSBody(params = {"name", "text"}, script = """
      try {
        sessionStorage.setItem(name, text);
      } catch (e) {
        /* reading tells */
      }""")
  private static native void set(String name, String text);

  @JSBody(params = "name", script = """
      try {
        sessionStorage.removeItem(name);
      } catch (e) {
        /* nothing was there */
      }""")
  private static native void remove(String name);
}
