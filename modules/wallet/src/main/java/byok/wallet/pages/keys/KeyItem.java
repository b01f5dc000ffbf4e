package byok.wallet.pages.keys;

/**
 * A key of the owner, without the key.
 *
 * @param name of the provider, or what the owner calls the endpoint
 * @param ending its last four characters; empty for an endpoint without a key
 * @param address of a custom endpoint; null for a known provider
 * @param managementPage where the provider makes management keys; null where it takes none
 * @param monthNanoUsd what it cost this month
 */
public record KeyItem(
    String id,
    String name,
    String ending,
    String address,
    KeyStatus status,
    Limiting limiting,
    String managementPage,
    long addedMillis,
    long monthNanoUsd) {
  public KeyItem(
      String id, String name, String ending, String address, KeyStatus status, long addedMillis, long monthNanoUsd) {
    this(id, name, ending, address, status, Limiting.IMPOSSIBLE, null, addedMillis, monthNanoUsd);
  }
}
