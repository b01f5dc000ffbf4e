package byok.core.port;

/** Cryptographically strong random bytes. */
public interface RandomSource {
  byte[] bytes(int count);
}
