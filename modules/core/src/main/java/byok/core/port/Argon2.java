package byok.core.port;

/** Argon2id, version 1.3 (RFC 9106), where the platform has it. Calls block the calling (green) thread. */
public interface Argon2 {
  /** 1 to 2^32-1 KiB in 1 or more lanes, gone through 1 or more times. */
  record Cost(int memoryKib, int passes, int lanes) {}

  /** @param secret empty for none; neither is {@code associated} needed */
  record Input(byte[] password, byte[] salt, byte[] secret, byte[] associated) {}

  /** 32 bytes, to be wiped by the caller; {@code null} where the platform refuses to run it, now or for good. */
  byte[] hash(Input input, Cost cost);
}
