package byok.wallet.pages.sign;

import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Emblems;

/** The owner's sign as it stands in a window. */
public final class SignPlate {
  private SignPlate() {}

  /** The picture and the phrase beside each other, or null where there is neither. */
  public static El draw(SignModel sign) {
    if (sign.isEmpty()) {
      return null;
    }
    El plate = span("inline-flex items-center gap-2 min-w-0 max-w-full rounded-full bg-accent-soft text-accent-ink"
        + " px-2.5 py-1 text-sm font-semibold").attr("data-testid", "sign");
    plate.add(span("sr-only", SignWords.YOURS + ": "));
    if (sign.picture() >= 0) {
      plate.add(Emblems.draw(sign.picture(), "icon size-5 flex-none"));
      plate.add(span("sr-only", Emblems.name(sign.picture())));
    }
    return sign.phrase().isEmpty()
        ? plate
        : plate.add(span("truncate [unicode-bidi:isolate]", sign.phrase()).attr("title", sign.phrase()));
  }
}
