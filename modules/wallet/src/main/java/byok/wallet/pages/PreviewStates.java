package byok.wallet.pages;

import byok.wallet.pages.Preview.PreviewState;
import byok.wallet.pages.consent.ConsentState;
import byok.wallet.pages.consent.ConsentState.Trouble;
import byok.wallet.pages.consent.ConsentView;
import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyGetting;
import byok.wallet.pages.live.LiveState;
import byok.wallet.pages.live.LiveView;
import byok.wallet.pages.live.Work;
import byok.wallet.pages.sign.SignModel;
import byok.wallet.pages.start.FirstRunState;
import byok.wallet.pages.start.FirstRunView;
import byok.wallet.pages.unlock.UnlockState;
import byok.wallet.pages.unlock.UnlockView;
import java.util.ArrayList;
import java.util.List;

/** Every state that the preview can show. */
final class PreviewStates {
  private static final KeyGetting NONE = new KeyGetting.Idle();
  private static final List<PreviewState> ALL = new ArrayList<>();

  private PreviewStates() {}

  static List<PreviewState> all() {
    if (ALL.isEmpty()) {
      consent();
      live();
      start();
      unlock();
      DashboardSamples.addTo(ALL);
    }
    return ALL;
  }

  private static void consent() {
    consent("checking", new ConsentState.Checking());
    consent("normal", Samples.asking());
    consent("arming", Samples.asking());
    consent("known", Samples.askingAgain());
    consent("capped", Samples.capped());
    consent("strict", Samples.strict());
    consent("paused", Samples.asking());
    consent("amended", Samples.amending());
    consent("suspended", Samples.suspended());
    consent("unserved", new ConsentState.Empty(
        Samples.request().unserved(List.of("language")), "/#keys", "/#keys", false));
    consent("locked", new ConsentState.Locked(Samples.ORIGIN, "/#unlock", false));
    consent("empty", new ConsentState.Empty(Samples.request(), "/#start", "/#keys", false));
    consent("empty-local", new ConsentState.Empty(Samples.request(), "/#keys", "/#keys", true));
    consent("local-only", Samples.localOnly());
    consent("local-amended", Samples.localAmended());
    consent("local-unreached", Samples.unreached());
    consent("blocked", new ConsentState.Blocked(Samples.ORIGIN, "/#apps"));
    consent("renewing", new ConsentState.Renewing(Samples.ORIGIN));
    consent("done", new ConsentState.Done(true));
    consent("error", new ConsentState.Failed(Trouble.NOT_OPENED_BY_APP));
    consent("cut-off", new ConsentState.Failed(Trouble.OUT_OF_REACH));
  }

  private static void consent(String name, ConsentState state) {
    ALL.add(PreviewState.of("consent-" + name, () -> {
      ConsentView view = new ConsentView(new PreviewActions());
      view.show(state);
      view.show(new SignModel("brown heron at low tide", 3));
      view.pause().show(name.equals("paused"));
      if (name.equals("arming")) {
        view.arming(1_200);
      } else {
        view.armed();
        view.pause().ready(true);
      }
      return view;
    }));
  }

  private static void live() {
    Work slow = new Work("e1", "openai/gpt-4o", 36_000_000, false);
    live("working", new LiveState.Working(Samples.ORIGIN, List.of(slow), false));
    Work next = new Work("e2", "local/SmolLM2-360M", 36_000_000, true);
    live("waiting", new LiveState.Working(Samples.ORIGIN, List.of(slow, next), false));
    live("paused", new LiveState.Working(Samples.ORIGIN, List.of(), true));
    live("away", new LiveState.Away(Samples.ORIGIN));
    live("locked", new LiveState.Locked(Samples.ORIGIN, "/#unlock"));
    live("ended", new LiveState.Ended(Samples.ORIGIN, LiveState.Why.NO_GRANT));
    live("done", new LiveState.Ended(Samples.ORIGIN, LiveState.Why.ELSEWHERE));
    live("looking", new LiveState.Looking());
  }

  private static void live(String name, LiveState state) {
    ALL.add(PreviewState.of("live-" + name, () -> {
      LiveView view = new LiveView(new PreviewActions());
      view.show(state);
      view.pause().show(name.equals("paused"));
      view.pause().ready(true);
      return view;
    }));
  }

  private static void start() {
    start("protect", new FirstRunState.Protect(null));
    start("restore", new FirstRunState.Restore(null));
    start("restored", new FirstRunState.ProtectRestored("The backup of 12 March: 2 keys, 1 app, 14 requests.", null));
    start("protecting", new FirstRunState.Protecting());
    start("passkey", new FirstRunState.Passkey(null));
    start("passkey-failed", new FirstRunState.Passkey("No passkey was used: you cancelled."));
    start("add", new FirstRunState.AddKey(Samples.providers(), false, new KeyCheck.Idle(), NONE));
    start("checking", new FirstRunState.AddKey(Samples.providers(), false, new KeyCheck.Checking("OpenAI"), NONE));
    start("works", new FirstRunState.AddKey(Samples.providers(), true, new KeyCheck.Works(41, "4f2a"), NONE));
    start("refused", new FirstRunState.AddKey(Samples.providers(), false, Samples.refused(), NONE));
    start("got", new FirstRunState.AddKey(
        Samples.providers(), true, new KeyCheck.Idle(), Samples.got(KeyGetting.Held.YES)));
    start("finished", new FirstRunState.Finished(true, "http://app.localhost:8882"));
  }

  private static void start(String name, FirstRunState state) {
    ALL.add(PreviewState.of("start-" + name, () -> {
      FirstRunView view = new FirstRunView(new PreviewActions());
      view.show(state);
      return view;
    }));
  }

  private static void unlock() {
    unlock("asking", new UnlockState.Asking(null, null));
    unlock("waiting", new UnlockState.Asking(null, Samples.ORIGIN));
    unlock("fetching", new UnlockState.Asking(null, null));
    unlock("wrong", new UnlockState.Wrong(4));
    unlock("pause", new UnlockState.Waiting(32));
    PasskeySamples.addTo(ALL);
  }

  private static void unlock(String name, UnlockState state) {
    ALL.add(PreviewState.of("unlock-" + name, () -> {
      UnlockView view = new UnlockView(new PreviewActions());
      view.show(state);
      view.fetches(name.equals("fetching") ? "OpenRouter" : null);
      view.pause().show(name.equals("pause"));
      view.pause().ready(true);
      return view;
    }));
  }
}
