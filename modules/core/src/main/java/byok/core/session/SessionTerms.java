package byok.core.session;

import byok.core.budgets.SliceSize;

/**
 * What a session is issued on.
 *
 * @param size of its slice
 * @param leaseMillis how long it works by itself while it hears the bell
 * @param bell what the bell said when it was issued; {@code null} where none can be hung, so that the lease of
 *     {@link SessionIssuer#LEASE_MILLIS} bounds it
 */
public record SessionTerms(SliceSize size, long leaseMillis, Bell bell) {
  /** How long a session that hears the bell works by itself. */
  public static final long BELL_LEASE_MILLIS = 24 * 3_600_000L;

  /** All that is left, for ten minutes. */
  public static final SessionTerms PLAIN = new SessionTerms(SliceSize.WHOLE, SessionIssuer.LEASE_MILLIS, null);

  public static SessionTerms of(SliceSize size, Bell bell) {
    return new SessionTerms(size, bell == null ? SessionIssuer.LEASE_MILLIS : BELL_LEASE_MILLIS, bell);
  }
}
