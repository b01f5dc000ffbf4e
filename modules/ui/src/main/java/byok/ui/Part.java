package byok.ui;

import org.teavm.jso.dom.xml.Node;

/** Something that can stand in a page. */
public interface Part {
  Node node();
}
