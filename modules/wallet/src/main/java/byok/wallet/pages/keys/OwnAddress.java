package byok.wallet.pages.keys;

/**
 * A provider's address that its owner enters.
 *
 * @param example the form of such an address
 * @param usual the address to begin with; empty where there is no usual one
 * @param free whether requests there cost nothing
 */
public record OwnAddress(String example, String usual, boolean free) {}
