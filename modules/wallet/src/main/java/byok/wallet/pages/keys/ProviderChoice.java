package byok.wallet.pages.keys;

/**
 * A provider that a key can be added for.
 *
 * @param id the wallet's id of it; for {@code custom} the kind of endpoint
 * @param keyExample how its keys begin, as "sk-ant-…"; empty if unknown
 * @param keyPage where its keys are made; null if unknown
 * @param managementPage where its management keys are made; null where it takes none
 * @param own where the owner names the address, and a key is optional; else null
 * @param signIn what to know before getting a key by signing in there, empty for nothing; null where keys are only
 *     pasted
 * @param note what the owner has to know or set so that a browser may call it; null for nothing
 */
public record ProviderChoice(
    String id, String name, String keyExample, String keyPage, String managementPage, OwnAddress own, String signIn,
    String note) {
  /** One at an address that the wallet knows. */
  public ProviderChoice(String id, String name, String keyExample, String keyPage, String managementPage) {
    this(id, name, keyExample, keyPage, managementPage, null, null, null);
  }

  /** Whether the owner names the address. */
  public boolean isOwn() {
    return own != null;
  }
}
