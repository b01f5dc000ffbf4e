package byok.core.grants;

import byok.protocol.Capability;
import java.util.List;
import java.util.Map;

/**
 * What the owner chose for one app: the terms that a grant is made or amended with. The ids of its limits are not used.
 */
public record GrantTerms(
    String appName,
    String purpose,
    List<Capability> capabilities,
    List<ModelPattern> models,
    Caveats caveats,
    Map<String, String> overrides) {

  GrantDetails at(String origin) {
    return new GrantDetails(origin, appName, purpose, capabilities, models, overrides);
  }
}
