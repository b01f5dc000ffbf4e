package byok.wallet.pages.safety;

/**
 * One entry of the record.
 *
 * @param what the word for its kind, as stored
 * @param who the app or the provider; "" for none
 * @param outcome as stored; "" for none
 * @param detail a few words; "" for none
 */
public record RecordLine(
    long number, long atMillis, String what, String who, String model, long costNanoUsd, String outcome,
    String detail) {}
