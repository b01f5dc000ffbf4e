package byok.ui;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.xml.Element;

/** What the typed DOM of the compiler lacks. */
final class Dom {
  private Dom() {}

  /** A callback straight from the browser; it may not block. */
  @JSFunctor
  interface Call extends JSObject {
    void run();
  }

  @JSBody(params = {"e", "name", "on"}, script = "e.classList.toggle(name, on);")
  static native void toggleClass(Element e, String name, boolean on);

  @JSBody(params = {"e", "names"}, script = "e.className += ' ' + names;")
  static native void addClasses(Element e, String names);

  @JSBody(params = "e", script = "e.remove();")
  static native void remove(Element e);

  @JSBody(params = "e", script = "e.focus();")
  static native void focus(Element e);

  @JSBody(params = "e", script = "return e.value;")
  static native String value(Element e);

  @JSBody(params = {"e", "value"}, script = "e.value = value;")
  static native void setValue(Element e, String value);

  @JSBody(params = "e", script = "return e.checked;")
  static native boolean checked(Element e);

  @JSBody(params = {"e", "on"}, script = "e.checked = on;")
  static native void setChecked(Element e, boolean on);

  @JSBody(params = {"e", "on"}, script = "e.open = on;")
  static native void setOpen(Element e, boolean on);

  @JSBody(params = "e", script = "e.showModal();")
  static native void showModal(Element e);

  @JSBody(params = "e", script = "e.close();")
  static native void close(Element e);

  @JSBody(params = {"e", "name", "value"}, script = "e.style.setProperty(name, value);")
  static native void style(Element e, String name, String value);

  /** Starts the element's animations again from their beginning. */
  @JSBody(
      params = "e",
      script = "e.getAnimations({subtree: true}).forEach(function(a) { a.currentTime = 0; a.play(); });")
  static native void restartAnimations(Element e);

  /** The key of the focused element within {@code place}: "" if it has none, null if focus is elsewhere. */
  @JSBody(
      params = "place",
      script = "var a = document.activeElement;"
          + "if (!a || a === place || !place.contains(a)) return null;"
          + "return a.getAttribute('data-key') || '';")
  static native String focusedKey(Element place);

  /** Gives focus to the element with this key within {@code place}, or else to {@code place} itself. */
  @JSBody(
      params = {"place", "key"},
      script = "var found = key ? place.querySelector('[data-key=\"' + CSS.escape(key) + '\"]') : null;"
          + "(found || place).focus({preventScroll: true});")
  static native void focusKey(Element place, String key);

  @JSBody(params = {"call", "millis"}, script = "return setTimeout(call, millis);")
  static native int after(Call call, int millis);

  @JSBody(params = "timer", script = "clearTimeout(timer);")
  static native void cancel(int timer);

  @JSBody(
      params = {"e", "type", "instead", "call"},
      script = "e.addEventListener(type, function(event) { if (instead) event.preventDefault(); call(); });")
  static native void on(Element e, String type, boolean instead, Call call);

  @JSBody(
      params = {"e", "call"},
      script = "e.addEventListener('keydown', function(event) { if (event.key === 'Escape') call(); });")
  static native void onEscape(Element e, Call call);

  @JSBody(params = {"type", "call"}, script = "addEventListener(type, call);")
  static native void listen(String type, Call call);

  @JSBody(params = {"type", "call"}, script = "removeEventListener(type, call);")
  static native void unlisten(String type, Call call);
}
