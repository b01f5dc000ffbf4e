package byok.core.port;

/** The platform's cryptography. Calls block the calling (green) thread. */
public interface Crypto {
  /** An AES-256-GCM key that code cannot read back. */
  interface SealKey {}

  /** Imports 32 raw bytes; the caller wipes them afterwards. */
  SealKey importKey(byte[] raw);

  /** AES-256-GCM with a fresh random 96-bit nonce; the result is nonce ‖ ciphertext ‖ tag. */
  byte[] seal(SealKey key, byte[] plaintext, byte[] additionalData);

  /** The plaintext, or {@code null} where key, data or additional data do not match. */
  byte[] open(SealKey key, byte[] sealed, byte[] additionalData);

  /** PBKDF2-SHA-256 to an AES-256-GCM key. */
  SealKey deriveKey(String passphrase, byte[] salt, int iterations);

  /** HKDF-SHA-256 (RFC 5869) of a secret that is random already, to an AES-256-GCM key. */
  SealKey expandKey(byte[] secret, byte[] salt, byte[] info);

  byte[] sha256(byte[] data);
}
