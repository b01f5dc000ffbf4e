package byok.core.port;

/** One text that a tab keeps while its owner is at another site and comes back: no other tab reads it. */
public interface TabNote {
  /** What was written; {@code null} for nothing. */
  String read();

  /** Writes it in the place of what was there; whether it can be read again. */
  boolean write(String text);

  void clear();
}
