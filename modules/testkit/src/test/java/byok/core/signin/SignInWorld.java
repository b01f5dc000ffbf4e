package byok.core.signin;

import byok.core.ServedTable;
import byok.core.port.Http;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.secret.SecretAccess;
import byok.testkit.InMemoryTabNote;
import byok.testkit.JvmWallet;

/** A wallet, one of its tabs, and OpenRouter. */
final class SignInWorld {
  static final String WALLET = "https://wallet.example";
  static final ProviderTable TABLE = ServedTable.table();
  static final ProviderEntry OPENROUTER = TABLE.find("openrouter");

  final JvmWallet wallet = JvmWallet.create();
  final InMemoryTabNote tab = new InMemoryTabNote();
  final PlayedSignIn provider = new PlayedSignIn();

  String begin() {
    return begin(KeyWish.NONE);
  }

  String begin(KeyWish wish) {
    return new SignInStart(wallet.open(), wallet.ports(), tab).begin(OPENROUTER, wish, false, WALLET);
  }

  SignInReturn comesBack(Callback callback) {
    return SignInReturn.of(callback, tab, wallet.ports());
  }

  /** The key that the wallet has then, or {@code null}. */
  String fetch(SignInReturn back) {
    SignInReturn.Given given = back.fetch(wallet.open(), TABLE, exchange());
    return given == null ? null : given.key().read(SecretAccess.SEND);
  }

  CodeExchange exchange() {
    return new CodeExchange(provider, wallet.ports().json(), Http.Cancel.NEVER);
  }
}
