package byok.core.consent;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.testkit.JvmWallet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskLimitsTest {
  private final JvmWallet wallet = JvmWallet.create();
  private final AskLimits site = new AskLimits(wallet.store(), wallet.clock(), "tag");
  private final Set<String> alive = new HashSet<>(Set.of("tab-1", "tab-2"));
  private int last;

  @Test
  void sixthRequestInAMinute_isRefused_untilTheFirstIsAMinuteOld() {
    for (int i = 0; i < AskLimits.A_MINUTE; i++) {
      site.end(begin("tab-1"), true);
      wallet.clock().advance(1_000);
    }
    ByokException refusal = refused(ErrorCode.RATE_LIMITED, () -> begin("tab-1"));
    assertEquals(55_000, refusal.details().number("retryAfterMillis", 0));
    wallet.clock().advance(54_999);
    refused(ErrorCode.RATE_LIMITED, () -> begin("tab-1"));
    wallet.clock().advance(1);
    begin("tab-1");
  }

  @Test
  void anotherTab_waitsForTheFirst_unlessThatIsGone() {
    begin("tab-1");
    refused(ErrorCode.RATE_LIMITED, () -> begin("tab-2"));
    alive.remove("tab-1");
    String second = begin("tab-2");
    site.end(second, true);
    alive.add("tab-1");
    begin("tab-1");
  }

  @Test
  void aWaitingTab_isSeenWhenItLastSaidSo() {
    String first = begin("tab-1");
    wallet.clock().advance(5_000);
    site.seen(first);
    site.seen("another");
    refused(ErrorCode.RATE_LIMITED, () -> site.begin("r", "tab-2", (tab, seenAt) ->
        tab.equals("tab-1") && seenAt == JvmWallet.START + 5_000));
    site.begin("r", "tab-2", (tab, seenAt) -> seenAt > JvmWallet.START + 5_000);
  }

  @Test
  void theSameTab_mayTakeItsOwnRequestsPlace() {
    String first = begin("tab-1");
    begin("tab-1");
    site.end(first, false);
    refused(ErrorCode.RATE_LIMITED, () -> begin("tab-2"));
  }

  @Test
  void threeRefusalsInARow_giveAMinuteOfPeace() {
    for (int i = 0; i < AskLimits.REFUSALS_IN_A_ROW; i++) {
      site.end(begin("tab-1"), false);
    }
    refused(ErrorCode.GRANT_DENIED, () -> begin("tab-1"));
    refused(ErrorCode.GRANT_DENIED, () -> begin("tab-2"));
    wallet.clock().advance(AskLimits.QUIET_MILLIS);
    site.end(begin("tab-1"), false);
    begin("tab-1");
  }

  @Test
  void aFrameThatGoesAwayWithItsRequest_wasRefused() {
    for (int i = 0; i < AskLimits.REFUSALS_IN_A_ROW; i++) {
      begin("gone-" + i);
    }
    refused(ErrorCode.GRANT_DENIED, () -> begin("one more"));
  }

  @Test
  void anApproval_endsTheRow() {
    site.end(begin("tab-1"), false);
    site.end(begin("tab-1"), false);
    site.end(begin("tab-1"), true);
    site.end(begin("tab-1"), false);
    begin("tab-1");
  }

  @Test
  void sites_areApart_andLeaveNothingBehind() {
    for (int i = 0; i < 20; i++) {
      AskLimits other = new AskLimits(wallet.store(), wallet.clock(), "other-" + i);
      other.begin("r", "tab-1", (tab, seenAt) -> alive.contains(tab));
      other.end("r", false);
    }
    begin("tab-1");
    assertEquals(21, wallet.store().dump("settings").size());
    wallet.clock().advance(120_001);
    new AskLimits(wallet.store(), wallet.clock(), "later").begin("r", "tab-1", (tab, seenAt) -> alive.contains(tab));
    assertEquals(Set.of("asks/tag", "asks/later"), wallet.store().dump("settings").keySet());
  }

  private String begin(String tab) {
    String id = "r" + last++;
    site.begin(id, tab, (other, seenAt) -> alive.contains(other));
    return id;
  }
}
