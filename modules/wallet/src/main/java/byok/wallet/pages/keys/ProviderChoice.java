package byok.wallet.pages.keys;

/**
 * A provider that a key can be added for.
 *
 * @param id the wallet's id of it; for {@code custom} the kind of endpoint
 * @param keyExample how its keys begin, as "sk-ant-…"; empty if unknown
 * @param keyPage where its keys are made; null if unknown
 * @param managementPage where its management keys are made; null where it takes none
 * @param custom whether the owner names the address; then a key is optional
 */
public record ProviderChoice(
    String id, String name, String keyExample, String keyPage, String managementPage, boolean custom) {
  public ProviderChoice(String id, String name, String keyExample, String keyPage, boolean custom) {
    this(id, name, keyExample, keyPage, null, custom);
  }
}
