package byok.wallet.pages.keys;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.Pieces;
import byok.wallet.pages.Money;

/** What a custom endpoint needs besides a key: a name, an address, and its own prices. */
final class EndpointFields extends Component {
  private final Field name = Field.text(KeyWords.NAME).placeholder(KeyWords.NAME_EXAMPLE);
  private final Field address =
      Field.code(KeyWords.ADDRESS).placeholder(KeyWords.ADDRESS_EXAMPLE).hint(KeyWords.ADDRESS_HINT);
  private final Field input = Field.money(KeyWords.INPUT);
  private final Field output = Field.money(KeyWords.OUTPUT);
  private final El element;

  EndpointFields() {
    El prices = div("grid gap-2 pt-1.5",
        div("grid grid-cols-2 gap-2 items-start", input, output), p("hint", KeyWords.PRICES_HINT));
    El group = el("fieldset", "grid gap-3 min-w-0").add(Pieces.more(KeyWords.PRICES, prices).flag("open", true));
    element = div("grid gap-3", name, address, group);
  }

  /** Begins with what is usual for a kind of endpoint. */
  void suggest(String usualName, OwnAddress own) {
    name.value(usualName).problem(null);
    address.placeholder(own.example()).value(own.usual()).problem(null);
    input.value(own.free() ? "0" : "").problem(null);
    output.value(own.free() ? "0" : "").problem(null);
  }

  private String name() {
    return name.value().trim();
  }

  private String address() {
    return address.value().trim();
  }

  KeyDraft draft(String providerId, String secret) {
    return new KeyDraft(providerId, secret, "", name(), address(), price(input), price(output));
  }

  boolean check() {
    name.problem(name().isEmpty() ? KeyWords.NO_NAME : null);
    address.problem(looksLikeAddress(address()) ? null : KeyWords.NO_ADDRESS);
    input.problem(isPrice(input) ? null : KeyWords.NOT_MONEY);
    output.problem(isPrice(output) ? one() ? KeyWords.BOTH_PRICES : null : KeyWords.NOT_MONEY);
    for (Field field : new Field[] {name, address, input, output}) {
      if (field.isWrong()) {
        field.focus();
        return false;
      }
    }
    return true;
  }

  private boolean one() {
    return input.value().isBlank() != output.value().isBlank();
  }

  private static boolean isPrice(Field field) {
    return field.value().isBlank() || Money.parse(field.value()) >= 0;
  }

  private static Long price(Field field) {
    return field.value().isBlank() ? null : Money.parse(field.value());
  }

  /** A first look; the wallet itself decides which addresses it accepts. */
  private static boolean looksLikeAddress(String address) {
    return address.length() > 8 && (address.startsWith("https://") || address.startsWith("http://"));
  }

  @Override
  protected El element() {
    return element;
  }
}
