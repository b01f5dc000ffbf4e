package byok.protocol;

/**
 * Result of {@code handshake} and {@code reconnect}.
 *
 * @param protocol the protocol version, 1
 * @param isolated whether the consent window needs no opener: the app opens {@code /consent-isolated}
 */
public record HandshakeResult(int protocol, WalletStatus status, GrantState grant, boolean isolated) {
  private static final String ISOLATED = "isolated";

  /** The answer to every origin without a grant, whatever state the wallet is in. */
  public static HandshakeResult unknown(boolean isolated) {
    return new HandshakeResult(1, WalletStatus.READY, GrantState.NONE, isolated);
  }

  public static HandshakeResult decode(Value value) {
    Fields fields = Fields.of(value, "handshake");
    int protocol = (int) fields.whole("protocol", 1, 1000);
    WalletStatus status = WalletStatus.decode(value);
    GrantState grant = GrantState.decode(fields.object("grant"));
    return new HandshakeResult(protocol, status, grant, isIsolated(fields));
  }

  private static boolean isIsolated(Fields fields) {
    if (fields.has("consent") && !fields.word("consent").equals(ISOLATED)) {
      throw Fields.invalid("consent", "must be isolated");
    }
    return fields.has("consent");
  }

  public Value.Obj encode() {
    Value.Obj result = status.encode().put("protocol", protocol).put("grant", grant.encode());
    return result.put("consent", isolated ? ISOLATED : null);
  }
}
