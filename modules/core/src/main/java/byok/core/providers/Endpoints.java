package byok.core.providers;

import byok.protocol.Alphabet;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/** The addresses an owner may enter for an endpoint of their own. */
public final class Endpoints {
  private static final int LONGEST = 500;
  private static final Alphabet HOST = new Alphabet("abcdefghijklmnopqrstuvwxyz0123456789.-");
  private static final Alphabet AUTHORITY = new Alphabet(HOST.characters() + ":[]");
  private static final Alphabet DIGITS = new Alphabet("0123456789");
  private static final Alphabet PATH = Alphabet.alphanumericAnd("./-_~");

  private Endpoints() {}

  /**
   * An address fit to be a base URL, without a slash at the end and with scheme and host in lower case: https
   * anywhere, http only on this machine; no credentials, query, fragment or dot segments.
   *
   * @throws ByokException {@link ErrorCode#INVALID_REQUEST}
   */
  public static String clean(String text) {
    String url = withoutSlash(text.strip());
    int scheme = url.indexOf("://");
    require(scheme > 0 && url.length() <= LONGEST, "An address begins with https:// or http://.");
    String name = url.substring(0, scheme).toLowerCase();
    int path = url.indexOf('/', scheme + 3);
    String authority = url.substring(scheme + 3, path < 0 ? url.length() : path).toLowerCase();
    String rest = path < 0 ? "" : url.substring(path);
    require(name.equals("https") || name.equals("http"), "An address begins with https:// or http://.");
    require(
        AUTHORITY.covers(authority) && PATH.covers(rest),
        "An address has no user name, query, fragment or special characters.");
    require(
        !rest.contains("..") && !rest.contains("//") && !(rest + '/').contains("/./"),
        "An address has no dots or double slashes in its path.");
    String host = host(authority);
    require(
        name.equals("https") || isLoopback(host),
        "Unencrypted http is only allowed to localhost and 127.0.0.1; use https.");
    return name + "://" + authority + rest;
  }

  /** The host of an authority, after checking that a port is a number up to 65535. */
  private static String host(String authority) {
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', bracket + 1);
    String host = colon < 0 ? authority : authority.substring(0, colon);
    boolean six = host.startsWith("[") && host.endsWith("]") && host.length() > 3;
    require(six || !host.isEmpty() && HOST.covers(host), "The address has no valid host.");
    require(colon < 0 || isPort(authority.substring(colon + 1)), "The address has no valid port.");
    return host;
  }

  private static boolean isPort(String text) {
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      port = port * 10 + (text.charAt(i) - '0');
    }
    return text.length() <= 5 && DIGITS.covers(text) && port > 0 && port <= 65535;
  }

  /** The names of this machine that the wallet's Content-Security-Policy lets it call without TLS. */
  static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1");
  }

  private static String withoutSlash(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, message,
          new Value.Obj().put("hint", "For example https://llm.example.com/v1 or http://localhost:11434/v1."));
    }
  }
}
