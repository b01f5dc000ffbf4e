package byok.core.vault;

import byok.core.port.Authenticator;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The passkeys that open a vault beside its passphrase. A vault of this device alone has none. */
public final class Passkeys {
  public static final int MOST = 16;
  public static final int MOST_NAME_LENGTH = 40;

  private static final int ATTEMPTS = 5;

  private final Vault vault;
  private final Store store;
  private final Ports ports;
  private final Authenticator authenticator;

  public Passkeys(Vault vault, Store store, Ports ports, Authenticator authenticator) {
    this.vault = vault;
    this.store = store;
    this.ports = ports;
    this.authenticator = authenticator;
  }

  /** All that the header names, also what this version cannot use; the vault may be locked or absent. */
  public List<Passkey> list() {
    Value.Obj row = vault.row();
    return row == null ? List.of() : of(VaultHeader.decode(row));
  }

  /** Whether there is one that could open the vault here. */
  public boolean isOffered() {
    return !usable(list()).isEmpty() && authenticator.support() == Authenticator.Support.OFFERED;
  }

  /** What can be had here. */
  public Authenticator.Support support() {
    return authenticator.support();
  }

  /** Whether this device itself can hold one that opens the vault. */
  public boolean isBuiltIn() {
    return support() == Authenticator.Support.OFFERED && authenticator.isBuiltIn();
  }

  /**
   * Opens the vault by a passkey, or proves anew who is there while it is open. Wrong passphrases before do not hold it
   * back: a passkey cannot be guessed.
   */
  public OpenVault unlock() {
    Authenticator.Answer answer = authenticator.ask(known(requireUsable()));
    byte[] dataKey = dataKey(answer);
    vault.use().begin();
    vault.fresh().begin();
    OpenVault open = vault.opened(vault.importAndWipe(dataKey));
    vault.forgetFormer();
    return open;
  }

  /**
   * Adds one; refused with {@code WRONG_PASSPHRASE} without the passphrase, before the owner is asked for a passkey.
   */
  public Passkey add(String passphrase, String name) {
    checkName(name);
    VaultHeader header = vault.header(vault.row(), Protection.PASSPHRASE);
    if (of(header).size() >= MOST) {
      throw refused("A wallet has at most " + MOST + " passkeys. Remove one first.");
    }
    byte[] dataKey = vault.dataKey(header, passphrase);
    try {
      Passkey made = make(name, dataKey, usable(of(header)));
      change(header, passkeys -> with(passkeys, made));
      return made;
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  public void rename(String id, String name) {
    checkName(name);
    change(null, passkeys -> {
      List<Passkey> renamed = new ArrayList<>();
      passkeys.forEach(each -> renamed.add(each.id().equals(id) ? each.renamed(name) : each));
      return renamed;
    });
  }

  /** From then on it opens nothing here; a copy of the disk from before it still opens. Absent is fine. */
  public void remove(String id) {
    change(null, passkeys -> {
      List<Passkey> left = new ArrayList<>();
      passkeys.forEach(each -> {
        if (!each.id().equals(id)) {
          left.add(each);
        }
      });
      return left;
    });
  }

  private Passkey make(String name, byte[] dataKey, List<Passkey> present) {
    byte[] salt = ports.random().bytes(Passkey.SALT_BYTES);
    Authenticator.Made made = authenticator.make(name, salt, known(present));
    try {
      byte[] wrapped = Passkey.wrap(ports.crypto(), made.id(), made.secret(), salt, dataKey);
      return Passkey.of(made, salt, name, ports.clock().nowMillis(), wrapped);
    } finally {
      Arrays.fill(made.secret(), (byte) 0);
    }
  }

  /** The header is read again: the passkey may have been removed while the owner was asked. */
  private byte[] dataKey(Authenticator.Answer answer) {
    try {
      Passkey used = find(answer.id());
      byte[] dataKey = used == null ? null : used.unwrap(ports.crypto(), answer.secret());
      if (dataKey == null) {
        throw refused(used == null
            ? "This passkey was removed from the wallet. Use your passphrase."
            : "This passkey does not open the wallet. Use your passphrase.");
      }
      return dataKey;
    } finally {
      Arrays.fill(answer.secret(), (byte) 0);
    }
  }

  private Passkey find(byte[] id) {
    for (Passkey each : usable(list())) {
      if (Arrays.equals(each.known().id(), id)) {
        return each;
      }
    }
    return null;
  }

  private List<Passkey> requireUsable() {
    List<Passkey> all = list();
    List<Passkey> usable = usable(all);
    if (!usable.isEmpty()) {
      return usable;
    }
    throw all.isEmpty()
        ? refused("This wallet has no passkey. Use your passphrase.")
        : new ByokException(ErrorCode.UNSUPPORTED_VERSION,
            "The passkey “" + all.get(0).name() + "” is damaged or of a newer wallet. Use your passphrase.");
  }

  /** @param before the vault that the change is for; {@code null} for whichever is there */
  private void change(VaultHeader before, UnaryOperator<List<Passkey>> edit) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Value.Obj row = vault.row();
      VaultHeader header = vault.header(row, Protection.PASSPHRASE);
      if (before != null && !Arrays.equals(before.check(), header.check())) {
        break;
      }
      Value.Obj next = header.withPasskeys(rows(edit.apply(of(header)))).encode();
      if (Versions.commit(store, new SealedRow(Tables.META, VaultHeader.KEY, next), Versions.of(row))) {
        return;
      }
    }
    throw Versions.contended();
  }

  private static List<Passkey> of(VaultHeader header) {
    List<Passkey> passkeys = new ArrayList<>();
    Value.Arr rows = header.passkeys();
    for (int i = 0; rows != null && i < rows.size(); i++) {
      passkeys.add(new Passkey(rows.get(i) instanceof Value.Obj row ? row : new Value.Obj()));
    }
    return passkeys;
  }

  private static Value.Arr rows(List<Passkey> passkeys) {
    Value.Arr rows = new Value.Arr();
    passkeys.forEach(each -> rows.add(each.row()));
    return passkeys.isEmpty() ? null : rows;
  }

  private static List<Passkey> with(List<Passkey> passkeys, Passkey added) {
    List<Passkey> all = new ArrayList<>(passkeys);
    all.add(added);
    return all;
  }

  private static List<Passkey> usable(List<Passkey> passkeys) {
    List<Passkey> usable = new ArrayList<>();
    passkeys.forEach(each -> {
      if (each.isUsable()) {
        usable.add(each);
      }
    });
    return usable;
  }

  private static List<Authenticator.Known> known(List<Passkey> passkeys) {
    List<Authenticator.Known> known = new ArrayList<>();
    passkeys.forEach(each -> known.add(each.known()));
    return known;
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > MOST_NAME_LENGTH) {
      throw refused("A passkey needs a name of at most " + MOST_NAME_LENGTH + " characters.");
    }
  }

  private static ByokException refused(String sentence) {
    return new ByokException(ErrorCode.INVALID_REQUEST, sentence);
  }
}
