package byok.wallet.pages.overview;

import java.util.List;

/**
 * Spending by day and app, of the present month.
 *
 * @param apps names, the one that spent most first; those beyond the fourth are summed up by the view
 * @param days oldest first, the last one is today
 */
public record SpendChart(List<String> apps, List<SpendDay> days) {}
