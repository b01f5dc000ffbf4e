package byok.core.port;

/** Keys that two pages agree on over a way that others can read: ECDH on P-256, then HKDF-SHA-256. Calls block. */
public interface KeyAgreement {
  /** A key pair made for one exchange; its private half cannot be read. */
  interface Pair {
    /** The 65 bytes of the uncompressed point. */
    byte[] publicKey();
  }

  Pair make();

  /**
   * The AES-256-GCM key that both sides derive; {@code null} where {@code other} is no point of the curve.
   *
   * @param purpose tells the keys of one exchange apart
   */
  Crypto.SealKey agree(Pair own, byte[] other, byte[] salt, byte[] purpose);
}
