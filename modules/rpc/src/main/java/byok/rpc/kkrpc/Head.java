package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;

/**
 * What a kkrpc message says of itself at its beginning, read without parsing it: kkrpc 0.2.2 writes these fields first,
 * in this order. So a message that is too large to be parsed can still be answered.
 *
 * @param id {@code null} where the text does not begin as a message of kkrpc does
 * @param method empty where there is none
 */
record Head(String id, String method) {
  static final int MAX_ID = 128;
  static final int MAX_METHOD = 64;

  private static final String BEGIN = "{\"json\":{\"id\":\"";
  private static final String METHOD = ",\"method\":\"";
  /** What kkrpc writes where it was told to do without superjson. */
  private static final String PLAIN = "{\"id\":\"";

  static Head of(String text) {
    String begin = text.startsWith(PLAIN) ? PLAIN : BEGIN;
    String id = text.startsWith(begin) ? word(text, begin.length(), MAX_ID) : null;
    int after = id == null ? 0 : begin.length() + id.length() + 1;
    String method = id != null && text.startsWith(METHOD, after)
        ? word(text, after + METHOD.length(), MAX_METHOD)
        : null;
    return new Head(id, method == null ? "" : method);
  }

  /** Refuses whatever is not exactly one message in superjson's form. */
  static void require(String text) {
    if (text.startsWith(PLAIN)) {
      throw new ByokException(ErrorCode.UNSUPPORTED_VERSION, "The wallet reads kkrpc messages in superjson only.");
    }
    int end = text.indexOf('\n');
    if (!text.startsWith(BEGIN) || end >= 0 && end != text.length() - 1) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "This is not one message of kkrpc 0.2.2.");
    }
  }

  /** The characters up to the next quotation mark; {@code null} for more than {@code most}, or an escape among them. */
  private static String word(String text, int from, int most) {
    int end = text.indexOf('"', from);
    String word = end < 0 || end - from > most ? null : text.substring(from, end);
    return word == null || word.indexOf('\\') >= 0 ? null : word;
  }
}
