package byok.core.port;

import java.util.List;

/**
 * The network. Calls block the calling (green) thread. Never sends credentials or a referrer, never follows a redirect.
 */
public interface Http {
  record Header(String name, String value) {}

  /** @param body null for none */
  record Request(String method, String url, List<Header> headers, byte[] body) {}

  /** Cancels a running exchange from another (green) thread. */
  interface Cancel {
    boolean isCancelled();

    void onCancel(Runnable action);
  }

  interface Response {
    int status();

    /** Response headers the platform lets a page read, names in lower case. */
    List<Header> headers();

    /** The next bytes of the body, or {@code null} at its end. Throws {@link Broken} where the connection broke. */
    byte[] read();
  }

  /** The exchange failed without an answer or broke off: network, CORS, blocked by policy, or cancelled. */
  final class Broken extends RuntimeException {
    public Broken(String message) {
      super(message);
    }
  }

  Response send(Request request, Cancel cancel);
}
