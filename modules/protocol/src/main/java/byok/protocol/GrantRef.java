package byok.protocol;

/** Payload of {@code revokeGrant}. */
public record GrantRef(String grantId) {
  public static GrantRef decode(Value value) {
    return new GrantRef(Fields.of(value, "revokeGrant").id("grantId"));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("grantId", grantId);
  }
}
