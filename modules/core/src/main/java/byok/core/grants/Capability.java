package byok.core.grants;

/** A kind of model that a grant lets an app use. */
public enum Capability {
  LANGUAGE("language"),
  IMAGE("image"),
  SPEECH("speech"),
  TRANSCRIPTION("transcription"),
  EMBEDDING("embedding"),
  RERANKING("reranking");

  private final String wire;

  Capability(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** The capability of this wire name, or {@code null}. */
  public static Capability of(String wire) {
    for (Capability capability : values()) {
      if (capability.wire.equals(wire)) {
        return capability;
      }
    }
    return null;
  }
}
