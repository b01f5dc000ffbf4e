package byok.core.mailbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies in a slot: a side's public key, a part of a letter, or word that the window goes.
 *
 * @param part its number, from 1; {@code parts} how many the letter has
 */
record Slip(Kind kind, int part, int parts, String text) {
  /** Characters of a letter that lie in a slot at once: a host takes 4 to 16 KB of headers. */
  static final int ROOM = 1_500;

  static final Slip BYE = new Slip(Kind.BYE, 1, 1, "");

  private static final int MOST_PARTS = 200;

  enum Kind {
    HELLO, LETTER, BYE;

    static Kind of(char letter) {
      return letter == 'h' ? HELLO : letter == 'l' ? LETTER : letter == 'x' ? BYE : null;
    }
  }

  static Slip hello(String publicKey) {
    return new Slip(Kind.HELLO, 1, 1, publicKey);
  }

  /** The parts of a sealed letter. */
  static List<Slip> letter(String sealed) {
    int parts = (sealed.length() + ROOM - 1) / ROOM;
    List<Slip> slips = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      int from = (part - 1) * ROOM;
      slips.add(new Slip(Kind.LETTER, part, parts, sealed.substring(from, Math.min(from + ROOM, sealed.length()))));
    }
    return slips;
  }

  boolean isLast() {
    return part == parts;
  }

  /** As it lies in a slot. */
  String written() {
    char letter = kind == Kind.HELLO ? 'h' : kind == Kind.LETTER ? 'l' : 'x';
    return "1." + letter + "." + part + "." + parts + "." + text;
  }

  /** The slip that lies there; {@code null} where it is none. */
  static Slip read(String written) {
    int third = written.indexOf('.', 4);
    int fourth = third < 0 ? -1 : written.indexOf('.', third + 1);
    if (fourth < 0 || !written.startsWith("1.") || written.charAt(3) != '.') {
      return null;
    }
    int part = number(written.substring(4, third));
    int parts = number(written.substring(third + 1, fourth));
    Kind kind = Kind.of(written.charAt(2));
    boolean whole = kind != null && part >= 1 && parts >= part && parts <= MOST_PARTS;
    return whole ? new Slip(kind, part, parts, written.substring(fourth + 1)) : null;
  }

  private static int number(String digits) {
    int number = digits.isEmpty() || digits.length() > 3 ? -1 : 0;
    for (int i = 0; number >= 0 && i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
    }
    return number;
  }
}
