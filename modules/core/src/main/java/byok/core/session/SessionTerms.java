package byok.core.session;

import byok.core.budgets.SliceSize;

/**
 * What a session is issued on.
 *
 * @param size of its slice
 * @param leaseMillis how long it works by itself while it hears the bell
 * @param bell what the bell said when it was issued; {@code null} where none can be hung, so that the lease of
 *     {@link SessionIssuer#LEASE_MILLIS} bounds it
 * @param renewal whether the owner was not asked for it: then it comes at the pace of {@link RenewalPace}
 */
public record SessionTerms(SliceSize size, long leaseMillis, Bell bell, boolean renewal) {
  /** How long a session that hears the bell works by itself. */
  public static final long BELL_LEASE_MILLIS = 24 * 3_600_000L;

  /** All that is left, for ten minutes. */
  public static final SessionTerms PLAIN = of(SliceSize.WHOLE, null);

  public static SessionTerms of(SliceSize size, Bell bell) {
    return new SessionTerms(size, bell == null ? SessionIssuer.LEASE_MILLIS : BELL_LEASE_MILLIS, bell, false);
  }

  /** The same for a session that takes an earlier one's place without a word of the owner. */
  public SessionTerms forRenewal() {
    return new SessionTerms(size, leaseMillis, bell, true);
  }
}
