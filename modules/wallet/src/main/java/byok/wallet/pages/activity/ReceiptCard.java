package byok.wallet.pages.activity;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;
import static byok.ui.El.words;

import byok.ui.El;
import byok.ui.Format;
import byok.ui.OriginPlate;
import byok.ui.Pieces;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;

/** What is kept of one request, as facts. */
final class ReceiptCard {
  private ReceiptCard() {}

  static El draw(Receipt receipt) {
    Entry entry = receipt.entry();
    El facts = el("dl", "grid grid-cols-[8.5rem_1fr] gap-y-1.5 text-sm",
        Pieces.fact(ActivityWords.APP, OriginPlate.draw(entry.origin(), "text-sm")),
        Pieces.fact(ActivityWords.MODEL, words(entry.model())));
    if (receipt.asked() != null) {
      fact(facts, ActivityWords.ASKED_FOR, receipt.asked());
    }
    if (receipt.answeredBy() != null) {
      fact(facts, ActivityWords.ANSWERED_BY, receipt.answeredBy());
    }
    if (entry.inputTokens() >= 0) {
      fact(facts, ActivityWords.TOKENS_SHORT, ActivityWords.tokensSpelt(
          Format.count(entry.inputTokens()), Format.count(Math.max(0, entry.outputTokens()))));
    }
    fact(facts, ActivityWords.TOOK, When.took(entry.tookMillis()));
    money(facts, receipt);
    return div("grid gap-3", div("", entry.outcome().badge()), facts,
        receipt.detail() == null ? null : p("text-sm", receipt.detail()), said(receipt.words()));
  }

  private static El said(Receipt.Words words) {
    return words == null
        ? null
        : div("grid gap-3 border-t border-line pt-3 text-sm", said(ActivityWords.ASKED, words.asked()),
            said(ActivityWords.ANSWERED, words.answered()),
            words.cut() ? p("hint", ActivityWords.CUT) : null);
  }

  private static El said(String title, String text) {
    El body = p("whitespace-pre-wrap wrap-anywhere max-h-60 overflow-auto text-ink-2", text).attr("tabindex", "0");
    return div("min-w-0", p("font-semibold", title), body);
  }

  private static void money(El facts, Receipt receipt) {
    Entry entry = receipt.entry();
    boolean running = entry.outcome() == Outcome.RUNNING || entry.outcome() == Outcome.WAITING;
    if (receipt.heldNanoUsd() > 0) {
      fact(facts, ActivityWords.HELD, Money.set(receipt.heldNanoUsd()));
    }
    fact(facts, running ? ActivityWords.SO_FAR : ActivityWords.PAID, Money.set(entry.costNanoUsd()));
    if (!running && receipt.heldNanoUsd() > entry.costNanoUsd()) {
      fact(facts, ActivityWords.BACK, Money.set(receipt.heldNanoUsd() - entry.costNanoUsd()));
    }
    if (receipt.per() != null) {
      fact(facts, ActivityWords.LEFT, ActivityWords.leftOf(
          Money.set(receipt.leftNanoUsd()), Money.set(receipt.limitNanoUsd()), receipt.per().now));
    }
  }

  private static void fact(El facts, String term, String value) {
    facts.add(Pieces.fact(term, words(value)));
  }
}
