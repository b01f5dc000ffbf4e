package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.words;

import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.consent.ConsentState.Amending;
import byok.wallet.pages.terms.Counted;
import byok.wallet.pages.terms.KindWords;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Spend;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsModel;
import java.util.ArrayList;
import java.util.List;

/** What the proposed terms change. Only differences are loud. */
final class Differences {
  private final Terms was;
  private final Terms now;
  private final long nowMillis;
  private final El list = el("dl", "card divide-y divide-line");
  private boolean more;

  private Differences(Terms was, Terms now, long nowMillis) {
    this.was = was;
    this.now = now;
    this.nowMillis = nowMillis;
  }

  static Differences between(Amending amending) {
    TermsModel asked = amending.proposal();
    Differences found = new Differences(amending.current(), asked.terms(), asked.nowMillis());
    found.may(amending.kinds(), amending.added());
    found.limit();
    found.request();
    found.rate();
    found.rare();
    found.models();
    found.until();
    return found;
  }

  /** Whether anything asked for is more than what is given, kinds of models aside. */
  boolean anyMore() {
    return more;
  }

  El draw() {
    return list;
  }

  private void may(List<String> kinds, List<String> added) {
    boolean same = added.isEmpty();
    draw(ConsentWords.MAY, null, same ? KindWords.doings(kinds) : ConsentWords.adds(added),
        same ? 0 : 1);
  }

  /** Another window cannot be compared, and counts as more. */
  private void limit() {
    if (was.rare().also().isEmpty() && now.rare().also().isEmpty()) {
      boolean sameWindow = was.per() == now.per();
      String old = Money.set(was.limitNanoUsd());
      line(ConsentWords.LIMIT, sameWindow ? old : old + " " + was.per().each,
          Money.set(now.limitNanoUsd()) + " " + now.per().each,
          sameWindow ? compare(was.limitNanoUsd(), now.limitNanoUsd()) : 1);
      return;
    }
    for (Per per : Per.values()) {
      window(per, amount(was, per), amount(now, per));
    }
  }

  /** A limit that goes away is more, one that is added is less. */
  private void window(Per per, long before, long after) {
    if (before > 0 || after > 0) {
      line(ConsentWords.LIMIT, money(before), money(after) + " " + per.each, compare(orMost(before), orMost(after)));
    }
  }

  private static String money(long nanoUsd) {
    return nanoUsd == 0 ? ConsentWords.NO_LIMIT : Money.set(nanoUsd);
  }

  private static long amount(Terms terms, Per per) {
    for (Spend spend : terms.rare().also()) {
      if (spend.per() == per) {
        return spend.nanoUsd();
      }
    }
    return terms.per() == per ? terms.limitNanoUsd() : 0;
  }

  private void rare() {
    number(ConsentWords.AT_ONCE, number(was.rare().requestsAtOnce()), number(now.rare().requestsAtOnce()));
    number(ConsentWords.TOKENS, number(was.rare().tokensAMinute()), number(now.rare().tokensAMinute()));
    if (was.rare().localOnly() != now.rare().localOnly()) {
      line(ConsentWords.WHERE, place(was), place(now), now.rare().localOnly() ? -1 : 1);
    }
    if (was.rare().strict() != now.rare().strict()) {
      line(ConsentWords.KEYS, copy(was), copy(now), now.rare().strict() ? -1 : 1);
    }
    Counted before = was.rare().unpriced();
    Counted after = now.rare().unpriced();
    if (before == null ? after != null : !before.equals(after)) {
      line(ConsentWords.UNPRICED, counted(before), counted(after), unpriced(before, after));
    }
  }

  /** A count that only shows where it differs; 0 is no limit. */
  private void number(String term, long before, long after) {
    if (before != after) {
      line(term, count(before), count(after), compare(orMost(before), orMost(after)));
    }
  }

  /** What is counted otherwise cannot be compared, and counts as more. */
  private static int unpriced(Counted before, Counted after) {
    if (before == null || after == null) {
      return after == null ? -1 : 1;
    }
    boolean alike = before.tokens() == after.tokens() && before.per() == after.per();
    return alike ? compare(before.amount(), after.amount()) : 1;
  }

  private static String counted(Counted counted) {
    return counted == null ? ConsentWords.NOT_ALLOWED
        : ConsentWords.counted(Format.count(counted.amount()), counted.tokens()) + " " + counted.per().each;
  }

  private static String count(long number) {
    return number == 0 ? ConsentWords.NO_LIMIT : Format.count(number);
  }

  private static long number(Number number) {
    return number == null ? 0 : number.longValue();
  }

  private static long orMost(long amount) {
    return amount == 0 ? Long.MAX_VALUE : amount;
  }

  private static String place(Terms terms) {
    return terms.rare().localOnly() ? ConsentWords.HERE_ONLY : ConsentWords.ANYWHERE;
  }

  private static String copy(Terms terms) {
    return terms.rare().strict() ? ConsentWords.NO_COPY : ConsentWords.COPY;
  }

  private void request() {
    line(ConsentWords.REQUEST, ceiling(was), atMost(now), compare(orMost(was), orMost(now)));
  }

  private void rate() {
    if (was.requestsAMinute() != now.requestsAMinute()) {
      line(ConsentWords.RATE, String.valueOf(was.requestsAMinute()), now.requestsAMinute() + ConsentWords.REQUESTS,
          compare(was.requestsAMinute(), now.requestsAMinute()));
    }
  }

  private void models() {
    if (was.anyModel() != now.anyModel()) {
      line(ConsentWords.MODELS, models(was), models(now), now.anyModel() ? 1 : -1);
      return;
    }
    String added = names(now.models(), was.models());
    String dropped = names(was.models(), now.models());
    int direction = added.isEmpty() ? dropped.isEmpty() ? 0 : -1 : 1;
    line(ConsentWords.MODELS, null, direction == 0 ? models(now) : ConsentWords.change(added, dropped), direction);
  }

  private void until() {
    line(ConsentWords.UNTIL, end(was), end(now), compare(orNever(was), orNever(now)));
  }

  /** One term; {@code direction} is above 0 for more, below for less. */
  private void line(String term, String before, String after, int direction) {
    more |= direction > 0;
    draw(term, before, after, direction);
  }

  private void draw(String term, String before, String after, int direction) {
    El value = el("dd", "min-w-0 wrap-anywhere");
    if (direction != 0 && before != null) {
      value.add(el("del", "was").text(before), words(" "));
    }
    value.add(direction == 0 ? words(after) : el("ins", "now no-underline").text(after));
    list.add(div("grid grid-cols-[5.5rem_1fr_auto] gap-x-2 px-3 py-2 items-baseline",
        el("dt", "text-sm text-ink-2").text(term), value, sign(direction)));
  }

  private static El sign(int direction) {
    if (direction == 0) {
      return el("dd", "text-xs text-ink-3").text(ConsentWords.SAME);
    }
    return el("dd", "", direction > 0
        ? Pieces.badge(Tone.WARN, Icons.UP, ConsentWords.MORE)
        : Pieces.badge(Tone.PLAIN, Icons.DOWN, ConsentWords.LESS));
  }

  private static int compare(long before, long after) {
    return Long.compare(after, before);
  }

  private static String atMost(Terms terms) {
    return terms.requestNanoUsd() == null ? ConsentWords.NO_CEILING : ceiling(terms) + ConsentWords.AT_MOST;
  }

  private static String ceiling(Terms terms) {
    return terms.requestNanoUsd() == null ? ConsentWords.NO_CEILING : Money.set(terms.requestNanoUsd());
  }

  private static long orMost(Terms terms) {
    return terms.requestNanoUsd() == null ? Long.MAX_VALUE : terms.requestNanoUsd();
  }

  private static long orNever(Terms terms) {
    return terms.untilMillis() == 0 ? Long.MAX_VALUE : terms.untilMillis();
  }

  private String end(Terms terms) {
    return terms.untilMillis() == 0 ? ConsentWords.OPEN_END : Format.day(terms.untilMillis(), nowMillis);
  }

  private static String models(Terms terms) {
    return terms.anyModel() ? ConsentWords.ANY_MODEL : String.join(", ", terms.models());
  }

  private static String names(List<String> all, List<String> without) {
    List<String> names = new ArrayList<>(all);
    names.removeAll(without);
    return String.join(", ", names);
  }
}
