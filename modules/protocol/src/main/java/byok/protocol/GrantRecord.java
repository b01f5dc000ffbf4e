package byok.protocol;

import java.util.List;

/**
 * A grant as the wallet shows and exports it; the limits beside it are protocol/spec/grants-and-budgets.md, "Caveats".
 *
 * @param consumerId the app's origin, as the browser reported it
 * @param requirementId the {@code requestId} of the request that the owner approved
 * @param createdAt milliseconds since 1970-01-01 UTC
 * @param expiresAt milliseconds since 1970-01-01 UTC, 0 where the owner set none
 */
public record GrantRecord(
    String grantId,
    String consumerId,
    String requirementId,
    List<Capability> capabilities,
    Status status,
    double createdAt,
    double expiresAt) {

  /** The wire name is the constant's name in lower case. */
  public enum Status {
    ACTIVE,
    REVOKED,
    EXPIRED;

    public String wire() {
      return name().toLowerCase();
    }

    static Status decode(Fields fields) {
      String word = fields.word("status");
      for (Status status : values()) {
        if (status.wire().equals(word)) {
          return status;
        }
      }
      throw Fields.invalid("status", "must be active, revoked or expired");
    }
  }

  public static GrantRecord decode(Value value) {
    Fields fields = Fields.of(value, "grant");
    return new GrantRecord(
        fields.id("grantId"),
        fields.text("consumerId", 300),
        fields.id("requirementId"),
        Capability.decodeList(fields, "capabilities"),
        Status.decode(fields),
        fields.whole("createdAt", 0, Fields.MAX_WHOLE),
        fields.has("expiresAt") ? fields.whole("expiresAt", 0, Fields.MAX_WHOLE) : 0);
  }

  public Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("grantId", grantId).put("consumerId", consumerId);
    to.put("requirementId", requirementId).put("capabilities", Capability.encodeList(capabilities));
    to.put("status", status.wire()).put("createdAt", createdAt);
    return expiresAt > 0 ? to.put("expiresAt", expiresAt) : to;
  }
}
