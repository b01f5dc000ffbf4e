package byok.core.keys;

/** What the owner says a custom endpoint charges, in nano-USD per token. */
public record TokenPrice(long inputNanoUsd, long outputNanoUsd) {}
