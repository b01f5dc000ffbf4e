package byok.rpc;

/** A number of things that one side may do at once, given back with time. Moments are in milliseconds, of any clock. */
public final class Allowance {
  private final double most;
  private final double perMilli;
  private double left;
  private double at;

  /** Full at first. @param perSecond how many are given back in a second */
  public Allowance(int most, int perSecond) {
    this.most = most;
    this.perMilli = perSecond / 1000.0;
    this.left = most;
    this.at = Double.NaN;
  }

  /** How many are left, 0 at least. A clock that was put back gives nothing. */
  public int left(double nowMillis) {
    double passed = at == at ? Math.max(0, nowMillis - at) : 0;
    left = Math.min(most, left + passed * perMilli);
    at = nowMillis;
    return (int) Math.max(0, left);
  }

  /** Takes so many; what is taken beyond zero has to be given back first. */
  public void take(int count, double nowMillis) {
    left(nowMillis);
    left -= count;
  }

  /** How long until one is left again, in milliseconds. */
  public double retryAfterMillis(double nowMillis) {
    return left(nowMillis) >= 1 ? 0 : Math.ceil((1 - left) / perMilli);
  }
}
