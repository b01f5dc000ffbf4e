package byok.core.providers;

import byok.core.port.Http;
import java.util.List;

/**
 * How long a provider asks to wait: {@code retry-after-ms}, or {@code retry-after} in seconds or as an HTTP date (RFC
 * 9110).
 */
final class RetryAfter {
  private static final long LONGEST = 24L * 3600 * 1000;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private RetryAfter() {}

  /** Milliseconds from now, from 0 to a day; -1 where the headers do not say. */
  static long millis(List<Http.Header> headers, long nowMillis) {
    long exact = number(find(headers, "retry-after-ms"));
    if (exact >= 0) {
      return Math.min(exact, LONGEST);
    }
    String value = find(headers, "retry-after");
    long seconds = number(value);
    if (seconds >= 0) {
      return Math.min(seconds * 1000, LONGEST);
    }
    long date = date(value);
    return date < 0 ? -1 : Math.min(Math.max(date - nowMillis, 0), LONGEST);
  }

  private static String find(List<Http.Header> headers, String name) {
    for (Http.Header header : headers) {
      if (header.name().equals(name)) {
        return header.value().trim();
      }
    }
    return "";
  }

  /** A whole number of up to nine digits, its fraction cut off; -1 for anything else. */
  private static long number(String text) {
    int dot = text.indexOf('.');
    String digits = dot > 0 ? text.substring(0, dot) : text;
    if (digits.isEmpty() || digits.length() > 9) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /** {@code Wed, 21 Oct 2015 07:28:00 GMT} in milliseconds since 1970; -1 for anything else. */
  private static long date(String text) {
    if (text.length() != 29 || !text.endsWith(" GMT")) {
      return -1;
    }
    long day = number(text.substring(5, 7));
    int month = MONTHS.indexOf(text.substring(8, 11));
    long year = number(text.substring(12, 16));
    long hour = number(text.substring(17, 19));
    long minute = number(text.substring(20, 22));
    long second = number(text.substring(23, 25));
    if (day < 1 || month < 0 || month % 3 != 0 || year < 1970 || hour < 0 || minute < 0 || second < 0) {
      return -1;
    }
    return (((daysSince1970(year, month / 3 + 1, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000;
  }

  /** Days of the proleptic Gregorian calendar, with years beginning in March so that leap days come last. */
  private static long daysSince1970(long year, long month, long day) {
    long shifted = month > 2 ? year : year - 1;
    long monthFromMarch = (month + 9) % 12;
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthFromMarch + 2) / 5 + day - 719_469;
  }
}
