package byok.core.routing;

import java.util.List;

/**
 * A provider the owner has a key for.
 *
 * @param models the models it lists for this key; null where its list is not known
 */
public record Available(String providerId, String keyId, List<String> models) {}
