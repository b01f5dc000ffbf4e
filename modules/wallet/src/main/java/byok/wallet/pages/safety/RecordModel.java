package byok.wallet.pages.safety;

import java.util.List;

/**
 * The record, as far as it is read.
 *
 * @param entries how many are kept
 * @param lines newest first
 * @param kept of how many requests prompts and answers are kept
 * @param older whether there is more to read
 */
public record RecordModel(
    long nowMillis, long entries, List<RecordLine> lines, boolean older, RecordFinding finding, int kept) {}
