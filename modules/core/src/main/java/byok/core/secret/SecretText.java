package byok.core.secret;

import java.util.Objects;

/**
 * A secret string, such as a provider key. May be sealed and sent to its provider; never logged, exported or shown to
 * an app.
 */
public final class SecretText {
  private final String text;

  private SecretText(String text) {
    this.text = text;
  }

  public static SecretText of(String text) {
    return new SecretText(Objects.requireNonNull(text));
  }

  /** The secret itself. */
  public String read(SecretAccess access) {
    Objects.requireNonNull(access);
    return text;
  }

  /** The last four characters, which may be shown to the owner; empty where the secret has fewer than twelve. */
  public String ending() {
    return text.length() < 12 ? "" : text.substring(text.length() - 4);
  }

  /** Compares in time that depends on the lengths only. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText that && sameAs(that.text);
  }

  private boolean sameAs(String other) {
    int difference = text.length() ^ other.length();
    for (int i = 0; i < text.length() && !other.isEmpty(); i++) {
      difference |= text.charAt(i) ^ other.charAt(i % other.length());
    }
    return difference == 0;
  }

  /** The same for all secrets: a hash would say something about the text. */
  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
