package byok.core.grants;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.List;

/** Which models a grant covers: a model id, in which each {@code *} stands for any characters or none. */
public record ModelPattern(String text) {
  /** Any model at all; authority over everything is always written out. */
  public static final ModelPattern ANY = new ModelPattern("*");

  public static final int MAX_LENGTH = 200;

  /**
   * Refused with {@code INVALID_REQUEST} where it is empty, longer than 200 characters or not printable ASCII without
   * spaces.
   */
  public static ModelPattern of(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH || !isPlain(text)) {
      throw new ByokException(
          ErrorCode.INVALID_REQUEST, "A model pattern has 1 to 200 printable characters and no spaces.");
    }
    return new ModelPattern(text);
  }

  public boolean matches(String modelId) {
    int star = -1;
    int resume = 0;
    int at = 0;
    int in = 0;
    while (in < modelId.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        resume = in;
      } else if (at < text.length() && text.charAt(at) == modelId.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    return onlyStarsFrom(at);
  }

  /** Whether any pattern matches any of the names of one model; no pattern matches nothing. */
  public static boolean anyMatches(List<ModelPattern> patterns, List<String> names) {
    for (ModelPattern pattern : patterns) {
      for (String name : names) {
        if (pattern.matches(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean onlyStarsFrom(int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
