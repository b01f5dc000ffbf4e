package byok.wallet.pages.terms;

import static byok.ui.El.div;

import byok.ui.El;
import byok.ui.Field;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Select;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import java.util.ArrayList;
import java.util.List;

/** The limits of an app as fields. Each part may stand where the page wants it. */
public final class TermsForm {
  private static final int MOST_REQUESTS_A_MINUTE = 1_000;

  private final SpendField spend;
  private final ModelsField models;
  private final List<Long> ends;
  private final Select until;
  private final Field request = Field.money(TermsWords.REQUEST);
  private final Field rate = Field.number(TermsWords.RATE);
  private final RareFields rest;
  private El more = div("");
  private Runnable placed = () -> {};

  public TermsForm(TermsModel model) {
    Terms terms = model.terms();
    rest = new RareFields(terms, this::place);
    spend = new SpendField(terms, this::estimate);
    models = new ModelsField(model, this::estimate);
    ends = ends(model);
    until = new Select(TermsWords.UNTIL, words(ends, model.nowMillis()), ends.indexOf(terms.untilMillis()), () -> {});
    request.value(terms.requestNanoUsd() == null ? "" : Money.typed(terms.requestNanoUsd()));
    rate.value(String.valueOf(terms.requestsAMinute()));
    estimate();
  }

  /** The owner chose where it may be answered, or only in an open window. */
  public void onPlaced(Runnable listener) {
    placed = listener;
  }

  /** Whether only what runs on this computer may answer, as it is chosen now. */
  public boolean localOnly() {
    return rest.localOnly();
  }

  /** Whether it works only while a window of the wallet is open, as it is chosen now. */
  public boolean strict() {
    return rest.strict();
  }

  public Part spend() {
    return spend;
  }

  public Part models() {
    return models;
  }

  public Part until() {
    return until;
  }

  /** The limits that are rarely needed, side by side. */
  public Part rare() {
    return div("grid gap-3", div("grid grid-cols-2 gap-2 items-start", request, rate, rest.fields()), rest.others());
  }

  /** {@link #rare} behind one line. */
  public Part more() {
    more = Pieces.more(TermsWords.MORE, div("pt-1.5", rare()));
    return more;
  }

  /** What the owner chose, or null after saying what is wrong and going there. */
  public Terms read() {
    if (!check()) {
      return null;
    }
    return new Terms(spend.nanoUsd(), spend.per(), models.any(), models.names(), ends.get(until.chosen()),
        request.value().isBlank() ? null : Money.parse(request.value()), requestsAMinute(),
        rest.read(spend.per()));
  }

  private boolean check() {
    boolean ceiling = checkRequest();
    boolean pace = requestsAMinute() > 0;
    rate.problem(pace ? null : TermsWords.NOT_RATE);
    if (!spend.check()) {
      spend.focus();
      return false;
    }
    if (!models.check()) {
      models.focus();
      return false;
    }
    if (!ceiling || !pace) {
      more.flag("open", true);
      (ceiling ? rate : request).focus();
    }
    return ceiling && pace && checkRest();
  }

  private boolean checkRest() {
    boolean fine = rest.check(spend.per());
    if (!fine) {
      more.flag("open", true);
      rest.focus();
    }
    return fine;
  }

  private boolean checkRequest() {
    long nanoUsd = request.value().isBlank() ? 1 : Money.parse(request.value());
    String problem = nanoUsd < 0 ? TermsWords.NOT_MONEY : nanoUsd == 0 ? TermsWords.ZERO : null;
    if (problem == null && spend.nanoUsd() > 0 && nanoUsd > spend.nanoUsd()) {
      problem = TermsWords.REQUEST_ABOVE;
    }
    request.problem(problem);
    return problem == null;
  }

  /** The whole number typed, or 0 if it is none that is allowed. */
  private int requestsAMinute() {
    long number = Count.parse(rate.value());
    return number > MOST_REQUESTS_A_MINUTE ? 0 : (int) Math.max(0, number);
  }

  private void place() {
    estimate();
    placed.run();
  }

  private void estimate() {
    rest.without(spend.per());
    spend.worth(rest.localOnly() ? TermsWords.FREE : Worth.sentence(spend.nanoUsd(), spend.per(), models.chosen()));
  }

  private static List<Long> ends(TermsModel model) {
    List<Long> ends = new ArrayList<>(model.untilChoices());
    long proposed = model.terms().untilMillis();
    if (!ends.contains(proposed)) {
      ends.add(proposed);
    }
    ends.sort((a, b) -> Long.compare(a == 0 ? Long.MAX_VALUE : a, b == 0 ? Long.MAX_VALUE : b));
    return ends;
  }

  private static List<String> words(List<Long> ends, long now) {
    List<String> words = new ArrayList<>();
    for (long end : ends) {
      words.add(When.choice(end, now));
    }
    return words;
  }
}
