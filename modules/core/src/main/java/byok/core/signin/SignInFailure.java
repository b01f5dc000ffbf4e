package byok.core.signin;

/** Why no key came of a sign-in. */
public enum SignInFailure {
  /** This tab began no sign-in that the return belongs to. */
  STRANGER,
  /** It took longer than the wallet waits. */
  EXPIRED,
  /** The owner said no there, or the provider did. */
  DENIED,
  /** The wallet that began it is no longer there, or what it noted is damaged. */
  LOST,
  /** No answer. */
  UNREACHABLE,
  /** The provider is overloaded or broken at the moment. */
  BUSY,
  /** The provider takes the code no more, or not from here. */
  REFUSED,
  /** The provider answered, but with no key. */
  GARBLED;

  /** Whether the same code may still do. */
  public boolean mayTryAgain() {
    return this == UNREACHABLE || this == BUSY;
  }
}
