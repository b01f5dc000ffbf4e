package byok.protocol;

/**
 * Result of {@code handshake} and {@code reconnect}.
 *
 * @param protocol the protocol version, 1
 */
public record HandshakeResult(int protocol, WalletStatus status, GrantState grant) {
  /** The answer to every origin without a grant, whatever state the wallet is in. */
  public static final HandshakeResult UNKNOWN = new HandshakeResult(1, WalletStatus.READY, GrantState.NONE);

  public static HandshakeResult decode(Value value) {
    Fields fields = Fields.of(value, "handshake");
    int protocol = (int) fields.whole("protocol", 1, 1000);
    return new HandshakeResult(protocol, WalletStatus.decode(value), GrantState.decode(fields.object("grant")));
  }

  public Value.Obj encode() {
    return status.encode().put("protocol", protocol).put("grant", grant.encode());
  }
}
