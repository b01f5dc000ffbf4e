package byok.wallet.pages.activity;

import java.util.List;

/**
 * The requests of one day, newest first, and the sums of the whole day under the present filter.
 *
 * @param atMillis any moment of the day
 * @param unreportedNanoUsd what may have been spent by apps not heard from since
 */
public record ActivityDay(
    long atMillis, int requests, long spentNanoUsd, long unreportedNanoUsd, List<Entry> entries) {}
