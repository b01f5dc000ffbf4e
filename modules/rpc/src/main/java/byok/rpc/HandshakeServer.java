package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides which window messages open a connection, and for which origin (protocol/spec/handshake.md). The origin is
 * what the browser reports; nothing in the message is.
 */
public final class HandshakeServer {
  static final int MAX_CONNECTIONS = 64;

  private final Set<String> nonces = new HashSet<>();

  /** What to do with a window message. */
  public sealed interface Decision {}

  /** Answer {@link Hello#welcome} on the port and serve it as {@code origin}. */
  public record Accept(String origin, String nonce) implements Decision {}

  /**
   * Answer {@link Hello#refused} on the port, if one came, and close it. @param nonce {@code null} where it is not
   * known
   */
  public record Refuse(String nonce, ByokException error) implements Decision {}

  /** Not a hello, or not from the parent: no answer. */
  public record Ignore() implements Decision {}

  public Decision decide(Knock knock) {
    if (!knock.fromParent() || knock.ports() != 1 || !Hello.isHello(knock.message())) {
      return new Ignore();
    }
    String nonce = null;
    try {
      Hello hello = Hello.decode(knock.message());
      nonce = hello.nonce();
      require(knock);
      admit(hello);
      return new Accept(knock.origin(), nonce);
    } catch (ByokException e) {
      return new Refuse(nonce, e);
    }
  }

  /** Refuses a page that is no app of its own. What it sent is not looked at. */
  public static void require(Knock knock) {
    if (knock.ancestors() != 1) {
      throw new ByokException(ErrorCode.NESTED_FRAME, "The app must be a top-level page, not a frame in another one.");
    }
    if (!isSite(knock.origin()) || "null".equals(knock.ancestorOrigin())) {
      throw new ByokException(ErrorCode.OPAQUE_ORIGIN, "The app has no http or https origin of its own.");
    }
    if (knock.ancestorOrigin() != null && !knock.ancestorOrigin().equals(knock.origin())) {
      throw new ByokException(ErrorCode.REQUEST_REFUSED, "The page around the wallet is not the one that called.");
    }
  }

  private void admit(Hello hello) {
    if (!hello.speaksOne()) {
      throw new ByokException(ErrorCode.UNSUPPORTED_VERSION, "The wallet speaks version " + Hello.VERSION + " only.");
    }
    if (nonces.size() >= MAX_CONNECTIONS) {
      throw new ByokException(ErrorCode.RATE_LIMITED, "At most " + MAX_CONNECTIONS + " connections a page.");
    }
    if (!nonces.add(hello.nonce())) {
      throw new ByokException(ErrorCode.REQUEST_REFUSED, "This nonce was used before.");
    }
  }

  private static boolean isSite(String origin) {
    return origin != null && (origin.startsWith("https://") || origin.startsWith("http://"));
  }
}
