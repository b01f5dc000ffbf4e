package byok.ui;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.xml.Node;

/** A part of the page with a life: it is attached once, changes itself, and cleans up when it leaves. */
public abstract class Component implements Part {
  private final List<Undo> cleanups = new ArrayList<>();

  /** The element of this component, the same one for its whole life. */
  protected abstract El element();

  @Override
  public final Node node() {
    return element().node();
  }

  /** Called after the element entered the page. */
  protected void attached() {}

  /** Runs {@code cleanup} when this component leaves the page. */
  protected final void onDetach(Undo cleanup) {
    cleanups.add(cleanup);
  }

  /** Lets {@code child} leave together with this component. */
  protected final <C extends Component> C own(C child) {
    onDetach(child::detach);
    return child;
  }

  final void detach() {
    for (Undo cleanup : cleanups) {
      cleanup.undo();
    }
    cleanups.clear();
  }
}
