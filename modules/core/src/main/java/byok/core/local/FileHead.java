package byok.core.local;

import byok.core.port.Http;

/**
 * What the head of a file's answer says, a stranger's word: a figure that no file has is none.
 *
 * @param length of the answer; 0 where it does not say it, or the browser does not show it
 * @param begin the byte it begins with; -1 where not known
 * @param whole bytes of the whole file; 0 where not known
 */
record FileHead(int status, long length, long begin, long whole) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEYOND = 416;
  private static final int MOST_DIGITS = 15;

  static FileHead of(Http.Response response) {
    String range = value(response, "content-range");
    int slash = range.indexOf('/');
    int space = range.indexOf(' ');
    int dash = range.indexOf('-');
    long begin = dash < 0 ? -1 : number(range.substring(space + 1, Math.max(space + 1, dash)));
    long whole = slash < 0 ? -1 : number(range.substring(slash + 1));
    return new FileHead(
        response.status(), Math.max(0, number(value(response, "content-length"))), begin, Math.max(0, whole));
  }

  private static String value(Http.Response response, String name) {
    for (Http.Header header : response.headers()) {
      if (header.name().equals(name)) {
        return header.value();
      }
    }
    return "";
  }

  /** -1 for what is no number of bytes. */
  private static long number(String digits) {
    String text = digits.trim();
    long number = text.isEmpty() || text.length() > MOST_DIGITS ? -1 : 0;
    for (int i = 0; number >= 0 && i < text.length(); i++) {
      int digit = Character.digit(text.charAt(i), 10);
      number = digit < 0 ? -1 : number * 10 + digit;
    }
    return number;
  }

  /** The file does not reach as far as was asked. */
  boolean isBeyond() {
    return status == BEYOND;
  }

  boolean isFile() {
    return status == OK || status == PARTIAL;
  }

  boolean isPart() {
    return status == PARTIAL;
  }

  /** Whether nothing in it speaks against its being the rest of a file. @param bytes of that file, 0 for unknown */
  boolean isRestFrom(long from, long bytes) {
    return (begin < 0 || begin == from)
        && isOf(bytes)
        && (length == 0 || whole == 0 || from + length == whole);
  }

  /** @param bytes of a file, 0 for unknown */
  boolean isOf(long bytes) {
    return whole == 0 || bytes == 0 || whole == bytes;
  }
}
