package byok.testkit;

import byok.core.port.KeyStash;
import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import byok.core.vault.Vault;

/**
 * A whole wallet of JVM twins: 2026-03-10T12:00:00Z in Berlin, one store, nothing in it. Also serves as one storage
 * partition.
 *
 * @param clock may be shared with other wallets and partitions
 */
public record JvmWallet(InMemoryStore store, KeyStash stash, ManualClock clock, Ports ports) {
  public static final long START = 1_773_144_000_000L;

  public static JvmWallet create() {
    return at(new ManualClock(START), 1);
  }

  /** @param seed of the random source; different for each wallet of one test */
  public static JvmWallet at(ManualClock clock, long seed) {
    return at(clock, seed, "Europe/Berlin");
  }

  /** The same in another time zone of its owner. */
  public static JvmWallet at(ManualClock clock, long seed, String zone) {
    SeededRandom random = new SeededRandom(seed);
    JvmCalendar calendar = new JvmCalendar(zone);
    Ports ports = new Ports(clock, calendar, random, new JvmCrypto(random), new JvmJson());
    return new JvmWallet(new InMemoryStore(), new InMemoryKeyStash(), clock, ports);
  }

  public Vault vault() {
    return new Vault(store, stash, ports);
  }

  /** An unlocked vault on this device, made at the first call. */
  public OpenVault open() {
    Vault vault = vault();
    return vault.exists() ? vault.unlockOnDevice() : vault.createOnDevice();
  }
}
