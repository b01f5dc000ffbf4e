package byok.core.session;

import java.util.ArrayList;
import java.util.List;

/**
 * What the wallet's bell says to sessions in other storage partitions. As a text it has letters, digits and
 * {@code - _ .} alone, and at most 3 KB: it travels as a cookie, and so to the wallet's own host.
 *
 * @param epoch of all sessions; another one ends them
 * @param count how often it rang in this epoch
 */
public record Bell(String epoch, long count, List<Ring> rings) {
  private static final String VERSION = "1";
  private static final char SEPARATOR = '.';

  /**
   * One thing it said.
   *
   * @param ends whether the grant was ended; else its sessions are out of date and have to be renewed
   * @param number its place among all rings of the epoch, from 1
   */
  public record Ring(boolean ends, long number, String grantId) {
    String word() {
      return (ends ? "x" : "r") + number + "-" + grantId;
    }

    /** The ring of a word, or {@code null}. */
    static Ring of(String word) {
      int dash = word.indexOf('-');
      long number = dash < 2 ? -1 : whole(word.substring(1, dash));
      boolean ends = word.startsWith("x");
      return number < 0 || !ends && !word.startsWith("r") ? null : new Ring(ends, number, word.substring(dash + 1));
    }
  }

  /** The bell of a text, or {@code null} where it is not one of this version. */
  public static Bell parse(String text) {
    List<String> words = words(text == null ? "" : text);
    boolean known = words.size() >= 3 && words.get(0).equals(VERSION) && !words.get(1).isEmpty();
    long count = known ? whole(words.get(2)) : -1;
    if (count < 0) {
      return null;
    }
    List<Ring> rings = new ArrayList<>();
    for (int i = 3; i < words.size(); i++) {
      Ring ring = Ring.of(words.get(i));
      if (ring != null) {
        rings.add(ring);
      }
    }
    return new Bell(words.get(1), count, rings);
  }

  public String text() {
    StringBuilder text = new StringBuilder(VERSION).append(SEPARATOR).append(epoch).append(SEPARATOR).append(count);
    for (Ring ring : rings) {
      text.append(SEPARATOR).append(ring.word());
    }
    return text.toString();
  }

  /** Whether it says that a grant was ended. */
  boolean ends(String grantId) {
    return says(grantId, true, 0);
  }

  /** Whether it says that sessions of a grant that were issued at an earlier count are out of date. */
  boolean outdates(String grantId, long since) {
    return says(grantId, false, since);
  }

  private boolean says(String grantId, boolean ends, long since) {
    for (Ring ring : rings) {
      if (ring.ends == ends && ring.number > since && ring.grantId.equals(grantId)) {
        return true;
      }
    }
    return false;
  }

  private static long whole(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || i > 14) {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return digits.isEmpty() ? -1 : number;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int dot = text.indexOf(SEPARATOR); dot >= 0; dot = text.indexOf(SEPARATOR, from)) {
      words.add(text.substring(from, dot));
      from = dot + 1;
    }
    words.add(text.substring(from));
    return words;
  }
}
