package byok.wallet.pages.keys;

/**
 * A key of the owner, without the key.
 *
 * @param name of the provider, or what the owner calls the endpoint
 * @param ending its last four characters; empty for an endpoint without a key
 * @param address of a custom endpoint; null for a known provider
 * @param monthNanoUsd what it cost this month
 */
public record KeyItem(
    String id, String name, String ending, String address, KeyStatus status, long addedMillis, long monthNanoUsd) {}
