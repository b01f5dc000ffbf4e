package byok.core.consent;

import byok.core.grants.ModelPattern;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.GrantRequest;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What an app asks for.
 *
 * @param origin as the browser reports it: the only thing here that is not the app's own claim
 * @param models empty where it proposed none
 */
public record ConsentRequest(String origin, GrantRequest proposal, List<ModelPattern> models) {
  /** Refused with {@code INVALID_REQUEST} naming the field, or {@code OPAQUE_ORIGIN}. */
  public static ConsentRequest decode(String origin, Value args) {
    return of(origin, GrantRequest.decode(args));
  }

  public static ConsentRequest of(String origin, GrantRequest proposal) {
    if (!Origins.isWeb(origin)) {
      throw new ByokException(ErrorCode.OPAQUE_ORIGIN, "Only a page with an http or https origin can have a grant.");
    }
    List<ModelPattern> models = new ArrayList<>();
    for (String text : proposal.models()) {
      models.add(ModelPattern.of(text));
    }
    return new ConsentRequest(origin, proposal, models);
  }
}
