package byok.core.mailbox;

import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.protocol.Base64Text;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Limits;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.protocol.WireText;

/**
 * Seals the letters of one side and opens those of the other. Letters are numbered from 1 in each direction, and only
 * the next one opens: not one that was changed, comes again, was left out before, or belongs to another request.
 */
final class Envelopes {
  /** Bytes of a letter. */
  static final int MOST = 131_072;

  private final Ports ports;
  private final MailKeys keys;
  private final Side side;
  private final String requestId;
  private int sent;
  private int received;

  Envelopes(Ports ports, MailKeys keys, Side side, String requestId) {
    this.ports = ports;
    this.keys = keys;
    this.side = side;
    this.requestId = requestId;
  }

  /** Refused with {@code MESSAGE_TOO_LARGE}, which counts no number. */
  String seal(Value.Obj letter) {
    byte[] plain = Utf8.encode(ports.json().print(WireText.toJson(letter)));
    if (plain.length > MOST) {
      throw new ByokException(ErrorCode.MESSAGE_TOO_LARGE, "This is too much for the wallet's window to take over.");
    }
    sent++;
    return Base64Text.encodeUrl(ports.crypto().seal(keys.from(side), plain, about(side, sent)));
  }

  /** The letter, or {@code null} where this is not the next one of the other side. */
  Value.Obj open(String text) {
    byte[] sealed = Base64Text.decodeUrl(text);
    Side from = side.other();
    byte[] plain = sealed == null ? null : ports.crypto().open(keys.from(from), sealed, about(from, received + 1));
    if (plain == null) {
      return null;
    }
    received++;
    Value parsed = ports.json().parse(Utf8.decode(plain));
    return parsed != null && WireText.fromJson(parsed, Limits.RECORD) instanceof Value.Obj letter ? letter : null;
  }

  Crypto.SealKey session() {
    return keys.session();
  }

  private byte[] about(Side from, int number) {
    return Utf8.encode("byok-mailbox/1 " + from.name() + " " + requestId + " " + number);
  }
}
