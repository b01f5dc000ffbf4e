package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.testkit.JvmWallet;

/** A wallet in which a passphrase becomes a key at once, for tests that do it often. */
final class QuickWallet {
  private QuickWallet() {}

  static JvmWallet create() {
    JvmWallet slow = JvmWallet.create();
    Ports ports = slow.ports();
    Crypto crypto = quick(ports.crypto());
    return new JvmWallet(
        slow.store(), slow.stash(), slow.clock(),
        new Ports(ports.clock(), ports.calendar(), ports.random(), crypto, ports.json()));
  }

  private static Crypto quick(Crypto slow) {
    return new Crypto() {
      @Override
      public SealKey importKey(byte[] raw) {
        return slow.importKey(raw);
      }

      @Override
      public byte[] seal(SealKey key, byte[] plaintext, byte[] additionalData) {
        return slow.seal(key, plaintext, additionalData);
      }

      @Override
      public byte[] open(SealKey key, byte[] sealed, byte[] additionalData) {
        return slow.open(key, sealed, additionalData);
      }

      @Override
      public SealKey deriveKey(String passphrase, byte[] salt, int iterations) {
        return slow.deriveKey(passphrase, salt, 1);
      }

      @Override
      public SealKey expandKey(byte[] secret, byte[] salt, byte[] info) {
        return slow.expandKey(secret, salt, info);
      }

      @Override
      public byte[] sha256(byte[] data) {
        return slow.sha256(data);
      }
    };
  }
}
