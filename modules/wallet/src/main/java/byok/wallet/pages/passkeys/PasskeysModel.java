package byok.wallet.pages.passkeys;

import java.util.List;

/**
 * The passkeys that open the wallet, and whether another one can be added here.
 *
 * @param state whether there can be any
 */
public record PasskeysModel(long now, State state, List<PasskeyItem> passkeys) {
  /** Whether passkeys can be added here. */
  public enum State {
    OFFERED,
    /** The wallet opens by itself on this device. */
    BY_DEVICE,
    /** The browser has none, or not at this address. */
    NO_PASSKEYS,
    /** The browser gets no secret from them. */
    NO_SECRETS
  }
}
