package byok.core.grants;

import byok.protocol.Capability;
import byok.protocol.Lists;
import java.util.List;

/** What one app may do: the plaintext and the opened sealed part of one record. */
public record Grant(GrantRow row, GrantDetails details) {
  public String id() {
    return row.grantId();
  }

  public String origin() {
    return details.origin();
  }

  public boolean allows(Capability capability) {
    return Lists.containSame(details.capabilities(), capability);
  }

  /** Whether a model is covered, by any of the names it goes by (as asked, bare, with its provider). */
  public boolean allowsModel(List<String> names) {
    return ModelPattern.anyMatches(details.models(), names);
  }

  /** The terms that it stands under. */
  public GrantTerms terms() {
    return new GrantTerms(
        details.appName(), details.purpose(), details.capabilities(), details.models(), row.caveats(),
        details.overrides());
  }
}
