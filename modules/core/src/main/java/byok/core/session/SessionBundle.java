package byok.core.session;

import byok.core.port.Crypto;
import byok.protocol.Value;

/**
 * What the consent window hands to a bridge in another storage partition: one grant, its slice, its lease and the
 * provider keys that it
 * may use, sealed. Passed between pages of the wallet only; whoever holds both parts can use the keys.
 *
 * @param key made for this bundle alone; handed over as a key, never as bytes
 * @param sealed {@code {v: 1, slice, sealed}}
 */
public record SessionBundle(Crypto.SealKey key, Value.Obj sealed) {
  @Override
  public String toString() {
    return "SessionBundle";
  }
}
