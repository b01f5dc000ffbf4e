package byok.wallet.pages.local;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Tone;
import java.util.List;
import java.util.function.Consumer;

/** The servers of this computer, below the models of this browser. */
final class ServerRows {
  private ServerRows() {}

  /** Null where there is none. @param setUp gets the provider's id */
  static Part draw(List<LocalServer> servers, Consumer<String> setUp) {
    if (servers.isEmpty()) {
      return null;
    }
    El rows = div("divide-y divide-line -mx-4").attr("role", "group").attr("aria-label", LocalWords.SERVERS);
    for (LocalServer server : servers) {
      rows.add(row(server, setUp));
    }
    return div("border-t border-line pt-4 grid gap-1", heading(3, "font-semibold", LocalWords.SERVERS),
        p("text-sm text-ink-2", LocalWords.SERVERS_ABOUT), rows,
        forwards(servers) ? p("hint", LocalWords.CLOUD) : null);
  }

  /** Whether one of them passes some of its models on to others. */
  private static boolean forwards(List<LocalServer> servers) {
    for (LocalServer server : servers) {
      if (server.isOllama()) {
        return true;
      }
    }
    return false;
  }

  private static El row(LocalServer server, Consumer<String> setUp) {
    El icon = span("grid place-items-center size-10 rounded-md bg-sunken text-ink-2 flex-none",
        Icons.icon(Icons.CHIP, "icon size-5"));
    El name = heading(4, "font-semibold text-base wrap-anywhere", server.name());
    return el("article", "p-4 flex gap-3", icon, div("min-w-0 flex-1 grid gap-1 justify-items-start", name,
        server.isSetUp() ? Pieces.badge(Tone.OK, Icons.DONE, LocalWords.SET) : null,
        p("text-sm text-ink-2 wrap-anywhere", LocalWords.server(server)),
        server.isSetUp() ? null : div("-ml-2.5", button(server, setUp))));
  }

  private static Button button(LocalServer server, Consumer<String> setUp) {
    return Button.quiet(LocalWords.SET_UP).style("btn-sm").key("set-up-" + server.providerId())
        .named(LocalWords.named(LocalWords.SET_UP, server.name())).onPress(() -> setUp.accept(server.providerId()));
  }
}
