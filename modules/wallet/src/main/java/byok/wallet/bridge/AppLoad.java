package byok.wallet.bridge;

import byok.core.port.Clock;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Allowance;
import byok.rpc.Intake;

/**
 * How much work one app page can make for the wallet. All pages of the wallet may share one thread, so whoever keeps
 * this one busy keeps the owner from the dashboard.
 */
final class AppLoad implements Intake {
  /** Values in a message that is no model call. */
  private static final int SMALL = 2_000;

  /** What looking through the wallet's models or rows counts as. */
  private static final int QUESTION = 5_000;

  private static final int VALUES = 600_000;
  private static final int VALUES_PER_SECOND = 50_000;
  private static final int REFUSALS = 300;
  private static final int REFUSALS_PER_SECOND = 5;

  private final Clock clock;
  private final Allowance values = new Allowance(VALUES, VALUES_PER_SECOND);
  private final Allowance refusals = new Allowance(REFUSALS, REFUSALS_PER_SECOND);

  AppLoad(Clock clock) {
    this.clock = clock;
  }

  @Override
  public int most(String method) {
    int left = values.left(clock.nowMillis());
    return method.startsWith("do") || method.startsWith("stream") ? left : Math.min(left, SMALL);
  }

  @Override
  public void read(int count) {
    values.take(count, clock.nowMillis());
  }

  /** A question made the wallet look through models or rows. */
  void asked() {
    read(QUESTION);
  }

  /** Refuses a call before anything is done for it where too many were refused lately. */
  void check() {
    double wait = refusals.retryAfterMillis(clock.nowMillis());
    if (wait > 0) {
      throw new ByokException(
          ErrorCode.RATE_LIMITED, "Too many calls were refused.", new Value.Obj().put("retryAfterMillis", wait));
    }
  }

  /** A call was refused. */
  void refused() {
    refusals.take(1, clock.nowMillis());
  }
}
