package byok.wallet.pages.terms;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;

import byok.ui.Chip;
import byok.ui.Field;
import byok.ui.Part;

/** The limits that few apps have, as fields. */
final class RareFields {
  private static final long MOST_AT_ONCE = 1_000;

  private final Field atOnce = Field.number(TermsWords.AT_ONCE);
  private final Field tokens = Field.number(TermsWords.TOKENS);
  private final WindowsField also;
  private final Chip local;
  private final Chip strict;
  private final UnpricedField unpriced;

  RareFields(Terms terms, Runnable placed) {
    Rare rare = terms.rare();
    atOnce.value(rare.requestsAtOnce() == null ? "" : String.valueOf(rare.requestsAtOnce()));
    tokens.value(rare.tokensAMinute() == null ? "" : String.valueOf(rare.tokensAMinute()));
    also = new WindowsField(rare.also(), per -> TermsWords.most(per.each));
    local = new Chip(TermsWords.LOCAL, rare.localOnly(), placed);
    strict = new Chip(TermsWords.STRICT, rare.strict(), placed);
    unpriced = new UnpricedField(rare.unpriced());
    without(terms.per());
  }

  /** Two fields, to stand beside others. */
  Part fields() {
    return div("contents", atOnce, tokens);
  }

  Part others() {
    return div("grid gap-3", el("fieldset", "min-w-0", el("legend", "label").text(TermsWords.ALSO), also,
        p("hint mt-1.5", TermsWords.ALSO_REST)), div("", local),
        div("", strict, p("hint mt-1.5", TermsWords.STRICT_REST)), unpriced);
  }

  boolean localOnly() {
    return local.isOn();
  }

  boolean strict() {
    return strict.isOn();
  }

  /** Another field holds this window. */
  void without(Per main) {
    also.without(main);
  }

  Rare read(Per main) {
    long most = Count.parse(tokens.value());
    long many = Count.parse(atOnce.value());
    return new Rare(
        also.read(main), many < 0 ? null : Integer.valueOf((int) many), most < 0 ? null : Long.valueOf(most),
        local.isOn(), strict.isOn(), unpriced.read());
  }

  boolean check(Per main) {
    long many = Count.parse(atOnce.value());
    atOnce.problem(isEmpty(atOnce) || many > 0 && many <= MOST_AT_ONCE ? null : TermsWords.NOT_AT_ONCE);
    tokens.problem(isEmpty(tokens) || Count.parse(tokens.value()) > 0 ? null : TermsWords.NOT_COUNT);
    boolean windows = also.check(main);
    return unpriced.check() && windows && !atOnce.isWrong() && !tokens.isWrong();
  }

  /** Goes to the first that is wrong. */
  void focus() {
    if (atOnce.isWrong() || tokens.isWrong()) {
      (atOnce.isWrong() ? atOnce : tokens).focus();
    } else if (!also.focus()) {
      unpriced.focus();
    }
  }

  private static boolean isEmpty(Field field) {
    return field.value().isBlank();
  }
}
