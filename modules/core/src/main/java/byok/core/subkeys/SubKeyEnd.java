package byok.core.subkeys;

/** What came of ending a sub-key. */
public enum SubKeyEnd {
  /** It opens nothing any more. */
  ENDED(""),
  /** The provider does not accept the management key. */
  REFUSED("refused"),
  /** No answer, or none that says so. */
  UNREACHABLE("unreachable");

  private final String wire;

  SubKeyEnd(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  /** What was noted; {@code null} for nothing. */
  static SubKeyEnd of(String wire) {
    return wire == null ? null : wire.equals(REFUSED.wire) ? REFUSED : UNREACHABLE;
  }
}
