package byok.core.port;

/** Where files that anybody may have are downloaded from. Sends no credentials and no referrer; follows redirects. */
public interface FileSource {
  /**
   * Asks for a file from a byte on: answered with status 206, with 200 and the whole of it, or with 416 where it ends
   * there. Blocks the calling (green) thread.
   *
   * @throws Http.Broken where there is no answer
   */
  Http.Response open(String url, long from, Http.Cancel cancel);

  /** Whether the platform knows that there is no network, where one is needed. */
  default boolean isOffline() {
    return false;
  }
}
