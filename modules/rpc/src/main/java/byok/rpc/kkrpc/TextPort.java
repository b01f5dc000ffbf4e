package byok.rpc.kkrpc;

import java.util.function.Consumer;

/** One end of an ordered channel of texts: a {@code MessagePort} in the browser, a list in tests. */
public interface TextPort {
  /** Sends one text. Never blocks, never throws for a closed port. */
  void post(String text);

  /** Sets the one receiver; it hears {@code null} for a message that is no text. */
  void onMessage(Consumer<String> receiver);

  void close();
}
