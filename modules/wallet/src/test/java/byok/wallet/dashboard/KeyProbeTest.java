package byok.wallet.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.keys.ProviderKey;
import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.secret.SecretText;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a key's provider is waited for, on a clock that the test moves. */
class KeyProbeTest {
  private static final ProviderEntry LISTING = entry();
  private static final ProviderKey KEY = ProviderKey.draft("listing", "Mine", SecretText.of("sk-1234567890"));

  private final ManualTimers timers = new ManualTimers();
  private final List<String> asked = new ArrayList<>();
  private Runnable beforeHeaders = () -> {};
  private Runnable beforeBody = () -> {};
  private Runnable afterBody = () -> {};

  @Test
  void anAnswerJustInTime_counts() {
    beforeHeaders = () -> timers.advance(7_499);
    beforeBody = () -> timers.advance(7_500);
    assertEquals(KeyProbe.Answer.WORKS, ask().answer());
    assertEquals(List.of("https://listing.example/v1/key", "https://listing.example/v1/models"), asked);
    assertEquals(0, timers.due.size());
  }

  /** Half a minute for all that is asked, not for each. */
  @Test
  void aListThatComesTooLate_isNoAnswer() {
    beforeHeaders = () -> timers.advance(7_500);
    beforeBody = () -> timers.advance(7_500);
    assertEquals(KeyProbe.Answer.SILENT, ask().answer());
    assertEquals(2, asked.size());
  }

  @Test
  void aProviderThatSaysNothing_isLeftAfterHalfAMinute() {
    beforeHeaders = () -> timers.advance(30_000);
    assertEquals(KeyProbe.Answer.SILENT, ask().answer());
    assertEquals(1, asked.size());
  }

  @Test
  void aProviderThatStopsInTheMiddle_isLeftToo() {
    beforeBody = () -> timers.advance(30_000);
    assertEquals(KeyProbe.Answer.SILENT, ask().answer());
  }

  @Test
  void oneThatBreaksOffByItself_isNotReached() {
    beforeHeaders = () -> {
      throw new Http.Broken("no network");
    };
    assertEquals(KeyProbe.Answer.UNREACHABLE, ask().answer());
    assertEquals(0, timers.due.size());
  }

  @Test
  void theOwner_mayGiveUpBefore() {
    Patience patience = new Patience(timers);
    beforeHeaders = () -> {
      timers.advance(29_999);
      patience.giveUp();
    };
    assertEquals(KeyProbe.Answer.GIVEN_UP, probe().ask(LISTING, KEY, patience).answer());
    assertTrue(patience.isGivenUp());
    assertFalse(patience.isOver());
  }

  @Test
  void whatIsAnswered_asTheOwnerGivesUp_isNotWaitedForAnyMore() {
    Patience patience = new Patience(timers);
    afterBody = () -> {
      if (asked.size() == 2) {
        patience.giveUp();
      }
    };
    assertEquals(new KeyProbe.Result(KeyProbe.Answer.GIVEN_UP, List.of()), probe().ask(LISTING, KEY, patience));
  }

  private KeyProbe.Result ask() {
    try (Patience patience = new Patience(timers)) {
      return probe().ask(LISTING, KEY, patience);
    }
  }

  private KeyProbe probe() {
    return new KeyProbe(this::exchange, new OneModel());
  }

  private Http.Response exchange(Http.Request request, Http.Cancel cancel) {
    asked.add(request.url());
    beforeHeaders.run();
    requireWanted(cancel);
    return new Scripted(cancel);
  }

  private static void requireWanted(Http.Cancel cancel) {
    if (cancel.isCancelled()) {
      throw new Http.Broken("cancelled");
    }
  }

  private final class Scripted implements Http.Response {
    private final Http.Cancel cancel;

    Scripted(Http.Cancel cancel) {
      this.cancel = cancel;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public List<Http.Header> headers() {
      return List.of();
    }

    @Override
    public byte[] read() {
      beforeBody.run();
      requireWanted(cancel);
      afterBody.run();
      return null;
    }
  }

  /** Reads every answer as a list of one model. */
  private static final class OneModel implements Json {
    @Override
    public Value parse(String text) {
      return new Value.Obj().put("data", new Value.Arr().add(new Value.Obj().put("id", "m")));
    }

    @Override
    public String print(Value value) {
      throw new UnsupportedOperationException();
    }
  }

  private static ProviderEntry entry() {
    Value.Obj auth = new Value.Obj().put("header", "authorization").put("prefix", "Bearer ");
    Value.Obj list = new Value.Obj().put("path", "/models").put("shape", "openai");
    Value.Obj provider = new Value.Obj().put("id", "listing").put("name", "Listing");
    provider.put("baseUrl", "https://listing.example/v1").put("auth", auth).put("keyCheck", "/key");
    provider.put("modelList", list).put("headers", new Value.Obj());
    Value.Obj table = new Value.Obj().put("version", 1).put("patterns", new Value.Obj());
    table.put("shapes", new Value.Obj()).put("hints", new Value.Obj());
    table.put("providers", new Value.Arr().add(provider)).put("custom", provider);
    return ProviderTable.parse(table).find("listing");
  }
}
