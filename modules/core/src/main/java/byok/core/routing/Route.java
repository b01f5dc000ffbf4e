package byok.core.routing;

/**
 * Who answers.
 *
 * @param providerId a provider of the owner's
 * @param keyId the key to use there
 * @param model the model's id at that provider
 */
public record Route(String providerId, String keyId, String model) {}
