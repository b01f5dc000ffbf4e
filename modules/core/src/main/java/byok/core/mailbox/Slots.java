package byok.core.mailbox;

/** Where letters lie: cookies of the wallet's origin. Each request to the wallet's host carries them. */
public interface Slots {
  /** What lies there, or {@code null}. */
  String get(String name);

  /** @param text of {@code A-Z a-z 0-9 - _ .} */
  void put(String name, String text);

  void empty(String name);
}
