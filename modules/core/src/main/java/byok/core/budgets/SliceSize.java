package byok.core.budgets;

/**
 * How much of what is left a slice takes: enough to work for a while, little enough that a partition that is wiped
 * strands little.
 *
 * @param leastNanoUsd taken where so much is left, however large the rest
 * @param share the part of the rest that is taken beyond that: one in so many
 * @param wantedNanoUsd what the partition needs for its next request; 0 where it said nothing
 * @param mostNanoUsd never more than this
 */
public record SliceSize(long leastNanoUsd, int share, long wantedNanoUsd, long mostNanoUsd) {
  /** All that is left. */
  public static final SliceSize WHOLE = new SliceSize(Long.MAX_VALUE, 1, 0);

  public SliceSize(long leastNanoUsd, int share, long wantedNanoUsd) {
    this(leastNanoUsd, share, wantedNanoUsd, Long.MAX_VALUE);
  }

  private static final long DOLLAR = 1_000_000_000L;

  /** For a partition that keeps what it stores: a dollar, or a fifth of what is left. */
  public static SliceSize lasting(long wantedNanoUsd) {
    return new SliceSize(DOLLAR, 5, wantedNanoUsd);
  }

  /** For one that forgets when its page goes: five cents, or a tenth. */
  public static SliceSize passing(long wantedNanoUsd) {
    return new SliceSize(DOLLAR / 20, 10, wantedNanoUsd);
  }

  SliceSize atMost(long nanoUsd) {
    return new SliceSize(leastNanoUsd, share, wantedNanoUsd, nanoUsd);
  }

  long of(long leftNanoUsd) {
    long size = Math.max(leastNanoUsd, Math.max(leftNanoUsd / share, wantedNanoUsd));
    return Math.min(Math.min(leftNanoUsd, mostNanoUsd), size);
  }
}
