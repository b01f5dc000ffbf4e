package byok.ui;

import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.xml.Document;
import org.teavm.jso.dom.xml.Element;
import org.teavm.jso.dom.xml.Node;

/**
 * One element of the page, built and changed by chained calls. Class names are whole literals: Tailwind finds them by
 * scanning.
 */
public final class El implements Part {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static int lastId;

  private final Element node;

  private El(Element node) {
    this.node = node;
  }

  public static El el(String tag, String classes, Part... children) {
    return new El(page().createElement(tag)).classes(classes).add(children);
  }

  static El of(Element node) {
    return new El(node);
  }

  /** An element of a drawing. */
  public static El svg(String tag, String classes, Part... children) {
    return new El(page().createElementNS(SVG, tag)).classes(classes).add(children);
  }

  public static El div(String classes, Part... children) {
    return el("div", classes, children);
  }

  public static El span(String classes, Part... children) {
    return el("span", classes, children);
  }

  public static El p(String classes, Part... children) {
    return el("p", classes, children);
  }

  public static El span(String classes, String text) {
    return span(classes).text(text);
  }

  public static El p(String classes, String text) {
    return p(classes).text(text);
  }

  public static El strong(String text) {
    return el("strong", "").text(text);
  }

  /** A heading of {@code level} 1 to 4. */
  public static El heading(int level, String classes, String text) {
    return el("h" + level, classes).text(text);
  }

  /** A link within the wallet, or with {@link #newTab} to elsewhere. */
  public static El link(String href, String classes, String text) {
    return el("a", classes).attr("href", href).text(text);
  }

  /** Text on its own, without an element around it. */
  public static Part words(String text) {
    Node node = page().createTextNode(text);
    return () -> node;
  }

  /** An id that no other element of this page has. */
  public static String newId() {
    lastId++;
    return "u" + lastId;
  }

  /** Appends; null parts are left out. */
  public El add(Part... parts) {
    for (Part part : parts) {
      if (part != null) {
        node.appendChild(part.node());
      }
    }
    return this;
  }

  public El add(Iterable<? extends Part> parts) {
    for (Part part : parts) {
      add(part);
    }
    return this;
  }

  /** Puts {@code part} before all content. */
  public El before(Part part) {
    node.insertBefore(part.node(), node.getFirstChild());
    return this;
  }

  /** Appends text. */
  public El text(String text) {
    node.appendChild(page().createTextNode(text));
    return this;
  }

  /** Replaces all content. */
  public El content(Part... parts) {
    while (node.getFirstChild() != null) {
      node.removeChild(node.getFirstChild());
    }
    return add(parts);
  }

  /** Sets an attribute; null removes it. */
  public El attr(String name, String value) {
    if (value == null) {
      node.removeAttribute(name);
    } else {
      node.setAttribute(name, value);
    }
    return this;
  }

  public El attr(String name, double value) {
    return attr(name, Format.plain(value));
  }

  public El flag(String name, boolean on) {
    return attr(name, on ? "" : null);
  }

  public El classes(String classes) {
    return classes.isEmpty() ? this : attr("class", classes);
  }

  /** Adds or takes away one class. */
  public El with(String className, boolean on) {
    Dom.toggleClass(node, className, on);
    return this;
  }

  public El hidden(boolean hidden) {
    return flag("hidden", hidden);
  }

  /** Names this element for focus: after a redraw the one with the same key gets it back. */
  public El key(String key) {
    return attr("data-key", key);
  }

  public El newTab() {
    return attr("target", "_blank").attr("rel", "noopener");
  }

  /** Runs {@code action} on a new green thread at each event, so it may block. */
  public El on(String event, Runnable action) {
    Dom.on(node, event, false, () -> new Thread(action).start());
    return this;
  }

  /** As {@link #on}, in place of what the browser would do. */
  public El instead(String event, Runnable action) {
    Dom.on(node, event, true, () -> new Thread(action).start());
    return this;
  }

  /** Takes this element out of the page. */
  public void remove() {
    Dom.remove(node);
  }

  public void focus() {
    Dom.focus(node);
  }

  Element element() {
    return node;
  }

  @Override
  public Node node() {
    return node;
  }

  private static Document page() {
    return HTMLDocument.current();
  }
}
