package byok.core.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.JsonAnswer;
import byok.core.Sample;
import byok.core.port.Http;
import byok.core.secret.SecretText;
import byok.core.signin.KeyTerms.Met;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.testkit.InMemoryTabNote;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final long DAY = 86_400_000L;

  private final SignInWorld world = new SignInWorld();
  private final PlayedSignIn provider = world.provider;

  @Test
  void begin_leadsToTheProvidersPage_withNothingSecretInTheAddress() {
    String address = world.begin();
    assertTrue(address.startsWith("https://openrouter.ai/auth?"), address);
    Map<String, String> query = PlayedSignIn.parameters(address);
    assertEquals(
        List.of("callback_url", "code_challenge", "code_challenge_method", "key_label"), List.copyOf(query.keySet()));
    assertTrue(query.get("callback_url").matches("https://wallet\\.example/\\?signin=[\\w-]{22}"), address);
    assertTrue(query.get("code_challenge").matches("[\\w-]{43}"), address);
    assertEquals("S256", query.get("code_challenge_method"));
    assertEquals("BYOK wallet", query.get("key_label"));
  }

  @Test
  void begin_asksForLimitAndEnd_inTheProvidersWords() {
    long until = JvmWallet.START + 30 * DAY;
    Map<String, String> query =
        PlayedSignIn.parameters(world.begin(new KeyWish(Sample.DOLLAR * 5 / 2, Period.MONTH, until)));
    assertEquals("2.50", query.get("limit"));
    assertEquals("monthly", query.get("usage_limit_type"));
    assertEquals("2026-04-09T12:00:00Z", query.get("expires_at"));
    Map<String, String> once = PlayedSignIn.parameters(world.begin(new KeyWish(Sample.DOLLAR, Period.TOTAL, 0)));
    assertEquals("1.00", once.get("limit"));
    assertFalse(once.containsKey("usage_limit_type") || once.containsKey("expires_at"), once.toString());
  }

  @Test
  void begin_neverTwiceTheSame() {
    Map<String, String> first = PlayedSignIn.parameters(world.begin());
    Map<String, String> second = PlayedSignIn.parameters(world.begin());
    assertNotEquals(first.get("callback_url"), second.get("callback_url"));
    assertNotEquals(first.get("code_challenge"), second.get("code_challenge"));
  }

  @Test
  void begin_whereTheTabKeepsNothing_isRefused() {
    SignInStart start = new SignInStart(world.wallet.open(), world.wallet.ports(), new InMemoryTabNote(false));
    Sample.refused(ErrorCode.STORAGE_UNAVAILABLE,
        () -> start.begin(SignInWorld.OPENROUTER, KeyWish.NONE, false, SignInWorld.WALLET));
  }

  @Test
  void return_bringsTheKey_once() {
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    assertTrue(back.isWaiting());
    assertEquals("openrouter", back.provider());
    assertNull(world.tab.read(), "the note outlives its use");
    assertEquals(PlayedSignIn.KEY + 1, world.fetch(back));
    back.stored();
    assertFalse(back.isWaiting());
    assertNull(world.fetch(back));
    assertEquals(1, provider.asked.size());
  }

  @Test
  void exchange_sendsCodeAndVerifier_andNoKey() {
    world.fetch(world.comesBack(provider.approve(world.begin())));
    Http.Request sent = provider.asked.get(0);
    assertEquals("POST https://openrouter.ai/api/v1/auth/keys", sent.method() + " " + sent.url());
    assertEquals(List.of(new Http.Header("content-type", "application/json")), sent.headers());
    Value.Obj body = (Value.Obj) new JvmJson().parse(Utf8.decode(sent.body()));
    assertEquals(3, body.size());
    assertEquals("MARKED-code-1", body.text("code"));
    assertTrue(body.text("code_verifier").matches("[\\w-]{43}"));
    assertEquals("S256", body.text("code_challenge_method"));
  }

  @Test
  void note_holdsNoVerifierThatCanBeRead() {
    world.begin();
    String noted = world.tab.read();
    world.fetch(world.comesBack(provider.approve(world.begin())));
    Value.Obj body = (Value.Obj) new JvmJson().parse(Utf8.decode(provider.asked.get(0).body()));
    assertFalse(noted.contains(body.text("code_verifier")));
    assertFalse(noted.contains("verifier"));
  }

  /** Somebody sends the owner here with a code of their own, so that the owner would work on their account. */
  @Test
  void return_thatThisTabDidNotBegin_isRefused_andLeavesAnother() {
    assertEquals(SignInFailure.STRANGER, world.comesBack(Callback.of("guessed", "theirs", null)).failure());
    Callback own = provider.approve(world.begin());
    for (String state : List.of("", "guessed", own.state() + "x", own.state().substring(1))) {
      SignInReturn forged = world.comesBack(Callback.of(state, "theirs", null));
      assertEquals(SignInFailure.STRANGER, forged.failure(), state);
      assertFalse(forged.isWaiting());
      assertNull(world.fetch(forged));
    }
    assertEquals(0, provider.asked.size());
    assertEquals(PlayedSignIn.KEY + 1, world.fetch(world.comesBack(own)));
  }

  /** Even who learns the state, from the provider's address, gets nothing into the wallet: the challenge is another. */
  @Test
  void code_ofAnothersChallenge_isRefusedByTheProvider() {
    Callback own = provider.approve(world.begin());
    SignInStart theirs = new SignInStart(world.wallet.open(), world.wallet.ports(), new InMemoryTabNote());
    Callback other = provider.approve(theirs.begin(SignInWorld.OPENROUTER, KeyWish.NONE, false, "https://evil.example"));
    SignInReturn back = world.comesBack(new Callback(own.state(), other.code(), false));
    assertNull(world.fetch(back));
    assertEquals(SignInFailure.REFUSED, back.failure());
    assertEquals(0, provider.made.size());
  }

  @Test
  void return_playedAgain_isRefused() {
    Callback own = provider.approve(world.begin());
    world.fetch(world.comesBack(own));
    assertEquals(SignInFailure.STRANGER, world.comesBack(own).failure());
    assertEquals(1, provider.made.size());
  }

  @Test
  void return_inAnotherTab_isRefused() {
    Callback own = provider.approve(world.begin());
    SignInReturn elsewhere = SignInReturn.of(own, new InMemoryTabNote(), world.wallet.ports());
    assertEquals(SignInFailure.STRANGER, elsewhere.failure());
    assertFalse(elsewhere.isWaiting());
  }

  @Test
  void return_ofTheOneBefore_isRefused() {
    Callback before = provider.approve(world.begin());
    Callback now = provider.approve(world.begin());
    assertEquals(SignInFailure.STRANGER, world.comesBack(before).failure());
    assertTrue(world.comesBack(now).isWaiting());
  }

  @ParameterizedTest
  @CsvSource({"-1, true", "0, false", "1, false"})
  void return_countsForTenMinutes(long beyond, boolean waits) {
    Callback own = provider.approve(world.begin());
    world.wallet.clock().advance(600_000 + beyond);
    SignInReturn back = world.comesBack(own);
    assertEquals(waits, back.isWaiting());
    assertEquals(waits ? null : SignInFailure.EXPIRED, back.failure());
    assertNull(world.tab.read());
  }

  @Test
  void code_waitsForTheVault_tenMinutes() {
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    world.wallet.clock().advance(600_000);
    assertNull(world.fetch(back));
    assertEquals(SignInFailure.EXPIRED, back.failure());
    assertFalse(back.isWaiting());
    assertEquals(0, provider.asked.size());
  }

  @Test
  void return_withAnError_isARefusal_andNeverAKey() {
    for (String code : new String[] {null, "", "a code all the same"}) {
      SignInReturn back = world.comesBack(Callback.of(PlayedSignIn.stateOf(world.begin()), code, "access_denied"));
      assertEquals(SignInFailure.DENIED, back.failure());
      assertFalse(back.isWaiting());
    }
    assertEquals(SignInFailure.DENIED,
        world.comesBack(Callback.of(PlayedSignIn.stateOf(world.begin()), null, null)).failure());
  }

  @Test
  void exchange_withoutAnAnswer_mayBeTriedAgain_andMakesOneKey() {
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    provider.offline = true;
    assertNull(world.fetch(back));
    assertEquals(SignInFailure.UNREACHABLE, back.failure());
    assertTrue(back.isWaiting());
    provider.offline = false;
    assertEquals(PlayedSignIn.KEY + 1, world.fetch(back));
    assertNull(back.failure());
    assertEquals(1, provider.made.size());
  }

  @Test
  void exchange_whoseAnswerIsLost_isNotMadeTwice() {
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    provider.breaksOff = true;
    world.fetch(back);
    provider.breaksOff = false;
    assertNull(world.fetch(back));
    assertEquals(SignInFailure.REFUSED, back.failure());
    assertFalse(back.isWaiting());
    assertEquals(1, provider.made.size());
  }

  @ParameterizedTest
  @CsvSource({"500, BUSY", "503, BUSY", "429, BUSY", "400, REFUSED", "403, REFUSED", "404, REFUSED", "405, REFUSED"})
  void exchange_refusedByStatus(int status, SignInFailure failure) {
    provider.instead = new JsonAnswer(status, new Value.Obj().put("key", "sk-or-not-given"));
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    assertNull(world.fetch(back));
    assertEquals(failure, back.failure());
    assertEquals(failure == SignInFailure.BUSY, back.isWaiting());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "null", "{}", "{\"key\":7}", "{\"key\":\"\"}", "{\"key\":\"two words\"}",
      "{\"key\":\"line\\nbreak\"}", "{\"data\":{\"key\":\"sk-or-x\"}}"})
  void exchange_thatAnswersNoKey_isRefused(String body) {
    provider.instead = new JsonAnswer(200, body);
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    assertNull(world.fetch(back));
    assertEquals(SignInFailure.GARBLED, back.failure());
    assertFalse(back.isWaiting());
  }

  @Test
  void key_isGivenAgain_untilItIsStored() {
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    assertEquals(world.fetch(back), world.fetch(back));
    assertTrue(back.isWaiting());
    assertEquals(1, provider.asked.size());
  }

  @Test
  void anotherVault_doesNotFetch() {
    SignInReturn back = world.comesBack(provider.approve(world.begin()));
    JvmWallet other = JvmWallet.at(world.wallet.clock(), 7);
    assertNull(back.fetch(other.open(), SignInWorld.TABLE, world.exchange()));
    assertEquals(SignInFailure.LOST, back.failure());
    assertEquals(0, provider.asked.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "{}", "{\"v\":1}", "{\"v\":1,\"state\":\"\",\"provider\":\"x\"}",
      "{\"v\":2,\"state\":\"s\",\"provider\":\"openrouter\",\"until\":9e15}"})
  void note_thatIsDamaged_isNone(String note) {
    world.tab.write(note);
    assertEquals(SignInFailure.STRANGER, world.comesBack(Callback.of("s", "code", null)).failure());
    assertEquals(SignInFailure.STRANGER, world.comesBack(Callback.of("", "code", null)).failure());
  }

  @Test
  void callback_withASecondQuestionMark_isUnderstood() {
    Callback own = provider.approve(world.begin());
    assertTrue(world.comesBack(Callback.of(own.state() + "?code=MARKED-code-1", null, null)).isWaiting());
    assertNull(Callback.of(null, "code", null));
    assertNull(world.comesBack(null).failure());
  }

  @ParameterizedTest
  @CsvSource({
    "5, monthly, 2026-04-09T12:00:00Z, YES", "5, monthly, 2026-04-09T12:00:00.000+00:00, YES",
    "4, monthly, 2026-04-01T00:00:00Z, YES", "5.01, monthly, 2026-04-09T12:00:00Z, NO",
    ", monthly, 2026-04-09T12:00:00Z, NO", "5, weekly, 2026-04-09T12:00:00Z, NO", "5,, 2026-04-09T12:00:00Z, NO",
    "5, monthly,, NO", "5, monthly, 2026-04-09T12:02:00Z, NO", "5, monthly, 2026-04-09T12:00:00+02:00, NO",
  })
  void terms_areWhatTheProviderSays(Double limit, String window, String until, Met met) {
    KeyWish wish = new KeyWish(5 * Sample.DOLLAR, Period.MONTH, JvmWallet.START + 30 * DAY);
    provider.said = new Value.Obj().put("limit_reset", window).put("expires_at", until);
    provider.said = limit == null ? provider.said.put("limit", Value.NULL) : provider.said.put("limit", limit);
    assertEquals(met, look(wish));
  }

  @Test
  void terms_withoutAWishOrAnAnswer() {
    assertEquals(Met.NOTHING_ASKED, look(KeyWish.NONE));
    assertEquals(0, provider.asked.size());
    provider.offline = true;
    assertEquals(Met.UNKNOWN, look(new KeyWish(Sample.DOLLAR, Period.TOTAL, 0)));
    provider.offline = false;
    provider.said = new Value.Obj().put("limit", 1.0);
    assertEquals(Met.YES, look(new KeyWish(Sample.DOLLAR, Period.TOTAL, 0)));
  }

  private Met look(KeyWish wish) {
    return new KeyTerms(provider, world.wallet.ports().json())
        .look(SignInWorld.OPENROUTER, SecretText.of("sk-or-x"), wish);
  }
}
