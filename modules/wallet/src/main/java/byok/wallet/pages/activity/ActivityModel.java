package byok.wallet.pages.activity;

import java.util.List;

/**
 * The log of requests, as far as it is read.
 *
 * @param origins the sites to choose from
 * @param origin the one chosen, or null for all
 * @param days newest first
 * @param older whether there is more to read
 */
public record ActivityModel(
    long nowMillis, List<String> origins, String origin, List<ActivityDay> days, boolean older) {}
