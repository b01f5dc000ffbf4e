package byok.protocol;

import java.util.List;

/**
 * What an app may know of its own grant: payload of {@code getGrantState} and {@code onGrantStateChanged}.
 *
 * @param requestId of the request that is pending or led here, or {@code null}
 * @param grantId {@code null} where there is no grant
 * @param capabilities empty where there is no grant
 * @param models allowed patterns, empty where there is no grant
 * @param expiresAt milliseconds since 1970-01-01 UTC, 0 where there is none
 * @param budget the tightest one, {@code null} where there is no grant
 */
public record GrantState(
    Type type,
    String requestId,
    String grantId,
    List<Capability> capabilities,
    List<String> models,
    double expiresAt,
    BudgetState budget) {

  /** The wire name is the constant's name in lower case. */
  public enum Type {
    NONE,
    PENDING,
    GRANTED,
    DENIED,
    REVOKED,
    EXPIRED;

    public String wire() {
      return name().toLowerCase();
    }

    static Type decode(Fields fields) {
      String word = fields.word("type");
      for (Type type : values()) {
        if (type.wire().equals(word)) {
          return type;
        }
      }
      throw Fields.invalid("type", "must be none, pending, granted, denied, revoked or expired");
    }
  }

  public static final GrantState NONE = of(Type.NONE);

  /** A state that carries nothing but its type. */
  public static GrantState of(Type type) {
    return new GrantState(type, null, null, List.of(), List.of(), 0, null);
  }

  /** A request waits for the owner. */
  public static GrantState pending(String requestId) {
    return new GrantState(Type.PENDING, requestId, null, List.of(), List.of(), 0, null);
  }

  public static GrantState decode(Value value) {
    Fields fields = Fields.of(value, "grant");
    return new GrantState(
        Type.decode(fields),
        fields.optionalId("requestId"),
        fields.optionalId("grantId"),
        fields.has("capabilities") ? Capability.decodeList(fields, "capabilities") : List.of(),
        Models.decodeOptional(fields),
        fields.has("expiresAt") ? fields.whole("expiresAt", 0, Fields.MAX_WHOLE) : 0,
        fields.has("budget") ? BudgetState.decode(fields.object("budget")) : null);
  }

  public Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("type", type.wire()).put("requestId", requestId).put("grantId", grantId);
    if (!capabilities.isEmpty()) {
      to.put("capabilities", Capability.encodeList(capabilities));
    }
    Models.encode(models, to);
    if (expiresAt > 0) {
      to.put("expiresAt", expiresAt);
    }
    return budget == null ? to : to.put("budget", budget.encode());
  }
}
