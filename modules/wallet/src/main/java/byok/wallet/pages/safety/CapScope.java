package byok.wallet.pages.safety;

import byok.wallet.pages.terms.Spend;
import java.util.List;

/**
 * What limits can be set for: everything, or one provider.
 *
 * @param id of the provider; "" for everything
 * @param amounts those in force
 * @param requestNanoUsd the most for one request of any app, null for none; only for everything
 * @param requestsAMinute of all apps together, null for no limit; only for everything
 */
public record CapScope(String id, String name, List<Spend> amounts, Long requestNanoUsd, Integer requestsAMinute) {
  boolean isEverything() {
    return id.isEmpty();
  }
}
