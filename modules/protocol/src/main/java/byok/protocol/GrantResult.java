package byok.protocol;

import java.util.List;

/** Result of {@code requestGrant}: what the owner decided. */
public sealed interface GrantResult {
  Value.Obj encode();

  /**
   * A grant, as the owner left it.
   *
   * @param models allowed patterns, 1 or more
   * @param budget the tightest one, or {@code null} where the owner set other limits instead
   * @param expiresAt milliseconds since 1970-01-01 UTC, 0 where the owner set none
   */
  record Approved(
      String grantId, List<Capability> capabilities, List<String> models, BudgetState budget, double expiresAt)
      implements GrantResult {
    @Override
    public Value.Obj encode() {
      Value.Obj to = new Value.Obj().put("type", "approved").put("grantId", grantId);
      to.put("capabilities", Capability.encodeList(capabilities));
      Models.encode(models, to);
      if (budget != null) {
        to.put("budget", budget.encode());
      }
      return expiresAt > 0 ? to.put("expiresAt", expiresAt) : to;
    }
  }

  record Denied(Reason reason) implements GrantResult {
    @Override
    public Value.Obj encode() {
      return new Value.Obj().put("type", "denied").put("reason", reason.wire());
    }
  }

  /** Why there is no grant. The wire name is the constant's name in lower case. */
  enum Reason {
    /** The owner said no. */
    REFUSED,
    /** The owner closed the window. */
    DISMISSED,
    /** The owner said not to ask again. */
    BLOCKED;

    public String wire() {
      return name().toLowerCase();
    }

    static Reason decode(Fields fields) {
      String word = fields.word("reason");
      for (Reason reason : values()) {
        if (reason.wire().equals(word)) {
          return reason;
        }
      }
      throw Fields.invalid("reason", "must be refused, dismissed or blocked");
    }
  }

  /** The result that a granted state stands for. */
  static GrantResult approved(GrantState state) {
    return new Approved(state.grantId(), state.capabilities(), state.models(), state.budget(), state.expiresAt());
  }

  static GrantResult decode(Value value) {
    Fields fields = Fields.of(value, "grant result");
    String type = fields.word("type");
    if (type.equals("denied")) {
      return new Denied(Reason.decode(fields));
    }
    if (!type.equals("approved")) {
      throw Fields.invalid("type", "must be approved or denied");
    }
    return new Approved(
        fields.id("grantId"),
        Capability.decodeList(fields, "capabilities"),
        Models.decode(fields),
        fields.has("budget") ? BudgetState.decode(fields.object("budget")) : null,
        fields.has("expiresAt") ? fields.whole("expiresAt", 0, Fields.MAX_WHOLE) : 0);
  }
}
