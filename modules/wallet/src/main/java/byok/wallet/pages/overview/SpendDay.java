package byok.wallet.pages.overview;

import java.util.List;

/** The spending of one day, in nano-USD by app, in the order of {@link SpendChart#apps}. */
public record SpendDay(long atMillis, List<Long> nanoUsd) {}
