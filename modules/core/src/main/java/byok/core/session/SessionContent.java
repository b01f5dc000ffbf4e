package byok.core.session;

import byok.core.grants.GrantDetails;
import byok.core.grants.GrantRow;
import byok.core.keys.ProviderKey;
import byok.core.keys.ProviderKeyCodec;
import byok.core.routing.DefaultModels;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a {@link SessionBundle}.
 *
 * @param models what {@link DefaultModels} held when it was issued
 */
record SessionContent(
    GrantRow row,
    GrantDetails details,
    List<ProviderKey> keys,
    Value.Obj models,
    Accepted accepted,
    SessionHeader.Hearing hearing) {
  static final String TABLE = "session";

  Value.Obj encode() {
    Value.Arr list = new Value.Arr();
    keys.forEach(key -> list.add(ProviderKeyCodec.encode(key)));
    Value.Obj content = new Value.Obj().put("grantId", row.grantId()).put("grant", row.encode());
    content.put("details", details.encode()).put("keys", list).put("models", models);
    return hearing.write(content.put("accepted", accepted.encode()));
  }

  static SessionContent decode(Value.Obj content) {
    String grantId = content.text("grantId");
    GrantRow row = GrantRow.decode(grantId, content.object("grant"));
    if (grantId == null || row == null || row.slice() == null || content.object("details") == null) {
      throw new ByokException(ErrorCode.DAMAGED_RECORD, "The session that was handed over is damaged.");
    }
    List<ProviderKey> keys = new ArrayList<>();
    Value.Arr list = content.list("keys");
    for (int i = 0; list != null && i < list.size(); i++) {
      Value.Obj key = (Value.Obj) list.get(i);
      keys.add(ProviderKeyCodec.decode(key.text("id"), key));
    }
    GrantDetails details = GrantDetails.decode(grantId, content.object("details"));
    Accepted accepted = Accepted.decode(content.object("accepted"));
    Value.Obj models = content.object("models") == null ? new Value.Obj() : content.object("models");
    return new SessionContent(row, details, keys, models, accepted, SessionHeader.Hearing.read(content));
  }
}
