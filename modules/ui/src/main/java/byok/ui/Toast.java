package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.span;

/** What just happened, said once at the foot of the window and read out by screen readers. */
public final class Toast extends Component {
  private static final int SHOWN_MILLIS = 6_000;

  private final El element =
      div("fixed inset-x-0 bottom-20 md:bottom-6 z-40 px-4 flex justify-center pointer-events-none")
          .attr("role", "status");
  private Undo stop = Undo.NOTHING;

  public Toast() {
    onDetach(() -> stop.undo());
  }

  public void say(String words) {
    stop.undo();
    element.content(div("toast pointer-events-auto", Icons.icon(Icons.CHECK), span("flex-1", words)));
    stop = Page.after(SHOWN_MILLIS, element::content);
  }

  @Override
  protected El element() {
    return element;
  }
}
