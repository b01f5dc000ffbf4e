package byok.wallet.pages.overview;

import byok.wallet.pages.activity.Entry;
import java.util.List;

/**
 * The wallet at a glance.
 *
 * @param caps the limits over all apps
 * @param recent the last requests, newest first, a few
 */
public record OverviewModel(
    long nowMillis,
    List<Alert> alerts,
    Sum today,
    Sum month,
    List<Heard> heard,
    SpendChart chart,
    List<Running> running,
    List<Entry> recent,
    List<CapUse> caps) {
  public OverviewModel(
      long nowMillis,
      List<Alert> alerts,
      Sum today,
      Sum month,
      List<Heard> heard,
      SpendChart chart,
      List<Running> running,
      List<Entry> recent) {
    this(nowMillis, alerts, today, month, heard, chart, running, recent, List.of());
  }
}
