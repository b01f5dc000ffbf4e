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
    /** Never cancels. */
    Cancel NEVER =
        new Cancel() {
          @Override
          public boolean isCancelled() {
            return false;
          }

          @Override
          public void onCancel(Action action) {}
        };

    boolean isCancelled();

    void onCancel(Action action);

    /** What a cancellation does; it may not wait. */
    interface Action {
      void run();
    }
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

  /**
   * Says that a request to {@code origin} will follow. Refused with {@code PROVIDER_UNREACHABLE} where this page may
   * not connect there yet, but may after a moment.
   */
  default void reach(String origin) {}

  /** Whether the platform knows that there is no network. */
  default boolean isOffline() {
    return false;
  }

  /** Whether the platform keeps this page from what runs on this very computer, as it was told to. */
  default boolean isKeptFromComputer() {
    return false;
  }

  /** The rest of a body, as far as {@code most} bytes; what lies beyond is cut off. */
  static byte[] readAll(Response response, int most) {
    byte[] all = new byte[0];
    for (byte[] next = response.read(); next != null && all.length < most; next = response.read()) {
      byte[] joined = new byte[Math.min(most, all.length + next.length)];
      System.arraycopy(all, 0, joined, 0, all.length);
      System.arraycopy(next, 0, joined, all.length, joined.length - all.length);
      all = joined;
    }
    return all;
  }
}
