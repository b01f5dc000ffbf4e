package byok.core.keys;

import byok.core.pricing.PricedModel;
import byok.core.secret.SecretText;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One key of the owner's for one provider. Stored sealed as a whole; everything but {@code secret} may be shown to the
 * owner, nothing
 * to an app.
 *
 * @param id opaque, made by the key ring
 * @param providerId an id of the provider table; for a custom endpoint the id its owner gave it
 * @param label the owner's name for it
 * @param baseUrl of a custom endpoint; {@code null} for a provider of the table
 * @param secret empty for a custom endpoint that wants no key
 * @param ending the last four characters of the secret, or empty
 * @param addedAt milliseconds since 1970-01-01 UTC
 * @param models the model ids that the provider listed at the last check; empty where it listed none
 * @param told what it said of them then, never changed; {@link Tariff} reads it. {@code null} where it was not asked
 * @param price of a custom endpoint; {@code null} where the owner stated none
 * @param limited whether it is a sub-key: made at the provider for one session, and ended with it
 */
public record ProviderKey(
    String id,
    String providerId,
    String label,
    String baseUrl,
    SecretText secret,
    String ending,
    long addedAt,
    List<String> models,
    Value.Obj told,
    TokenPrice price,
    KeyCheck check,
    boolean limited) {

  /** A key that is not stored yet: without id, time and check. */
  public static ProviderKey draft(String providerId, String label, SecretText secret) {
    return new ProviderKey(
        "", providerId, label, null, secret, secret.ending(), 0, List.of(), null, null, KeyCheck.UNCHECKED, false);
  }

  /** The draft of a custom endpoint; {@code price} may be {@code null}. */
  public ProviderKey at(String url, TokenPrice tokenPrice) {
    return new ProviderKey(
        id, providerId, label, url, secret, ending, addedAt, models, told, tokenPrice, check, limited);
  }

  /** The same after a look at the provider that told nothing new of its models. */
  public ProviderKey checked(KeyCheck outcome) {
    return checked(outcome, models, told);
  }

  /** The same after its provider listed its models. @param at milliseconds since 1970-01-01 UTC */
  public ProviderKey working(List<PricedModel> listed, long at) {
    List<String> ids = new ArrayList<>();
    for (PricedModel model : listed) {
      ids.add(model.id());
    }
    return checked(KeyCheck.WORKS, ids, Tariff.told(listed, at));
  }

  ProviderKey checked(KeyCheck outcome, List<String> listed, Value.Obj said) {
    return new ProviderKey(
        id, providerId, label, baseUrl, secret, ending, addedAt, listed, said, price, outcome, limited);
  }

  /** The same with another secret. */
  public ProviderKey withSecret(SecretText other) {
    return new ProviderKey(
        id, providerId, label, baseUrl, other, other.ending(), addedAt, models, told, price, check, limited);
  }

  /** The same opened by a sub-key in the place of the owner's key. */
  public ProviderKey withSubKey(SecretText subKey) {
    return new ProviderKey(
        id, providerId, label, baseUrl, subKey, subKey.ending(), addedAt, models, told, price, check, true);
  }

  public boolean isCustom() {
    return baseUrl != null;
  }

  ProviderKey stored(String newId, long at) {
    return new ProviderKey(
        newId, providerId, label, baseUrl, secret, ending, at, models, told, price, check, limited);
  }
}
