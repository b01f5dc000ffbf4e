package byok.testkit;

import byok.core.port.TabNote;

/** A tab's note in memory. */
public final class InMemoryTabNote implements TabNote {
  private final boolean keeps;
  private String text;

  public InMemoryTabNote() {
    this(true);
  }

  /** @param keeps false for a browser that refuses it */
  public InMemoryTabNote(boolean keeps) {
    this.keeps = keeps;
  }

  @Override
  public String read() {
    return text;
  }

  @Override
  public boolean write(String written) {
    text = keeps ? written : null;
    return keeps;
  }

  @Override
  public void clear() {
    text = null;
  }
}
