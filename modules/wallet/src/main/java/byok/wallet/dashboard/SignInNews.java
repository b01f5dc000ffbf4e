package byok.wallet.dashboard;

import byok.core.keys.KeyCheck;
import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import byok.core.signin.KeyTerms;
import byok.core.signin.SignInReturn;
import byok.wallet.pages.keys.GettingWords;
import byok.wallet.pages.keys.KeyGetting;

/** What the owner is told of a sign-in. */
final class SignInNews {
  private SignInNews() {}

  static KeyGetting got(ProviderEntry at, ProviderKey key, KeyTerms.Met met) {
    int models = key.check() == KeyCheck.WORKS ? key.models().size() : -1;
    return new KeyGetting.Got(at.name(), key.ending(), models, held(met), at.keyUrl());
  }

  private static KeyGetting.Held held(KeyTerms.Met met) {
    return switch (met) {
      case NOTHING_ASKED -> KeyGetting.Held.NOTHING_WANTED;
      case YES -> KeyGetting.Held.YES;
      case NO -> KeyGetting.Held.NO;
      case UNKNOWN -> KeyGetting.Held.NOT_SAID;
    };
  }

  /** @param back one that failed. @param provider the name of the one it came from */
  static KeyGetting failed(SignInReturn back, String provider) {
    boolean again = back.isWaiting();
    return switch (back.failure()) {
      case STRANGER -> new KeyGetting.Failed(GettingWords.STRANGER, GettingWords.STRANGER_REST, again);
      case EXPIRED -> new KeyGetting.Failed(GettingWords.EXPIRED, GettingWords.EXPIRED_REST, again);
      case LOST -> new KeyGetting.Failed(GettingWords.LOST, GettingWords.LOST_REST, again);
      case DENIED -> new KeyGetting.Failed(GettingWords.denied(provider), GettingWords.DENIED_REST, again);
      case UNREACHABLE ->
          new KeyGetting.Failed(GettingWords.unreachable(provider), GettingWords.UNREACHABLE_REST, again);
      case BUSY -> new KeyGetting.Failed(GettingWords.busy(provider), GettingWords.BUSY_REST, again);
      case REFUSED -> new KeyGetting.Failed(GettingWords.refused(provider), GettingWords.REFUSED_REST, again);
      case GARBLED -> new KeyGetting.Failed(GettingWords.garbled(provider), GettingWords.GARBLED_REST, again);
    };
  }
}
