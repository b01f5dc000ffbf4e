package byok.core.consent;

/** What can be told from an origin as the browser reports it. */
public final class Origins {
  private Origins() {}

  /** Whether it is served by this very computer: {@code localhost}, a name below it, or a loopback address. */
  public static boolean isLocal(String origin) {
    String host = host(origin);
    return host.equals("localhost") || host.endsWith(".localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  /** The host without scheme and port; empty where it is not an origin. */
  public static String host(String origin) {
    int scheme = origin.indexOf("://");
    if (scheme < 0) {
      return "";
    }
    String rest = origin.substring(scheme + 3);
    int port = rest.lastIndexOf(':');
    boolean hasPort = port > rest.lastIndexOf(']');
    return hasPort ? rest.substring(0, port) : rest;
  }

  /** Whether it is an http or https origin: no path, no user, not {@code null}. */
  public static boolean isWeb(String origin) {
    boolean web = origin != null && (origin.startsWith("https://") || origin.startsWith("http://"));
    boolean bare = web && origin.indexOf('/', origin.indexOf("://") + 3) < 0 && origin.indexOf('@') < 0;
    return bare && !host(origin).isEmpty();
  }
}
