package byok.core.budgets;

/**
 * Whose requests a limit counts.
 *
 * @param grantId of the one grant; {@code null} for all
 * @param providerId of the one provider; {@code null} for all
 */
public record Spenders(String grantId, String providerId) {
  public static final Spenders ALL = new Spenders(null, null);

  public static Spenders ofGrant(String id) {
    return new Spenders(id, null);
  }

  public static Spenders ofProvider(String id) {
    return new Spenders(null, id);
  }

  /** Whether a request of this grant to this provider is among them. */
  public boolean include(String grant, String provider) {
    return (grantId == null || grantId.equals(grant)) && (providerId == null || providerId.equals(provider));
  }
}
