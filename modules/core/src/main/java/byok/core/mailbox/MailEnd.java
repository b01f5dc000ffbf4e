package byok.core.mailbox;

import byok.core.port.Crypto;
import byok.core.port.KeyAgreement;
import byok.core.port.Ports;
import byok.protocol.Base64Text;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One end of the mailbox of one request (protocol/spec/handshake.md, "Cookie mailbox"). The window begins with its
 * public key, the bridge answers with its own, then letters go both ways. A slot holds one slip; whoever reads it
 * empties it, and that is the word to put the next one there. A letter that does not open ends the exchange.
 */
public final class MailEnd {
  private static final int TAG = 16;

  private final Ports ports;
  private final KeyAgreement agreement;
  private final Slots slots;
  private final Side side;
  private final String requestId;
  private final String mine;
  private final String theirs;
  private final List<Slip> outgoing = new ArrayList<>();
  private StringBuilder coming = new StringBuilder();
  private int expected = 1;
  private KeyAgreement.Pair own;
  private Envelopes envelopes;
  private int exchanges;
  private boolean over;
  private boolean left;

  /** @param requestId of the app; not told to anybody who does not know it */
  public MailEnd(Ports ports, KeyAgreement agreement, Slots slots, Side side, String requestId) {
    this.ports = ports;
    this.agreement = agreement;
    this.slots = slots;
    this.side = side;
    this.requestId = requestId;
    String tag = Base64Text.encodeUrl(ports.crypto().sha256(Utf8.encode(requestId))).substring(0, TAG);
    this.mine = side.slot(tag);
    this.theirs = side.other().slot(tag);
  }

  /** The window comes, or comes again. */
  public void knock() {
    slots.empty(theirs);
    slots.empty(mine);
    own = agreement.make();
    outgoing.add(Slip.hello(Base64Text.encodeUrl(own.publicKey())));
    put();
  }

  /** Lays a letter on the pile; {@code MESSAGE_TOO_LARGE} where it is one that cannot be sent. */
  public void post(Value.Obj letter) {
    if (!over && envelopes != null) {
      outgoing.addAll(Slip.letter(envelopes.seal(letter)));
      put();
    }
  }

  /** Takes what lies there and puts the next slip in. The letter that is whole now, or {@code null}. */
  public Value.Obj move() {
    String lies = slots.get(theirs);
    Value.Obj letter = null;
    if (lies != null) {
      slots.empty(theirs);
      letter = take(Slip.read(lies));
    }
    put();
    return letter;
  }

  /** Names the slot that this side writes. */
  public String mine() {
    return mine;
  }

  /** Names the slot that this side empties. */
  public String theirs() {
    return theirs;
  }

  /** How often a window came. */
  public int exchanges() {
    return exchanges;
  }

  /** Whether the window went, or what came from there cannot be from it. A window that comes begins anew. */
  public boolean isOver() {
    return over;
  }

  /** What a session that this exchange hands over is sealed with; {@code null} before both sides have met. */
  public Crypto.SealKey sessionKey() {
    return envelopes == null ? null : envelopes.session();
  }

  /** Goes without waiting, and leaves nothing lying: the window says so to a bridge that has heard of it. */
  public void leave() {
    over = true;
    left = true;
    outgoing.clear();
    boolean isHeard = envelopes != null || slots.get(mine) == null;
    if (side == Side.WINDOW && isHeard) {
      slots.put(mine, Slip.BYE.written());
      slots.empty(theirs);
    } else {
      slots.empty(mine);
    }
  }

  /** Goes once everything was said, and leaves nothing lying. */
  public void finish() {
    over = true;
    left = true;
    outgoing.clear();
    slots.empty(mine);
  }

  private void put() {
    if (!over && !left && !outgoing.isEmpty() && slots.get(mine) == null) {
      slots.put(mine, outgoing.remove(0).written());
    }
  }

  private Value.Obj take(Slip slip) {
    if (slip != null && slip.kind() == Slip.Kind.HELLO) {
      meet(Base64Text.decodeUrl(slip.text()));
    } else if (slip != null && slip.kind() == Slip.Kind.LETTER) {
      return envelopes == null || over ? null : collect(slip);
    } else if (side == Side.BRIDGE) {
      over = true;
      slots.empty(mine);
    }
    return null;
  }

  private void meet(byte[] other) {
    boolean repeated = side == Side.WINDOW && envelopes != null;
    if (other == null || repeated) {
      over = true;
      return;
    }
    if (side == Side.BRIDGE) {
      begin();
    }
    byte[] window = side == Side.WINDOW ? own.publicKey() : other;
    byte[] bridge = side == Side.WINDOW ? other : own.publicKey();
    MailKeys keys = MailKeys.of(agreement, own, other, MailKeys.salt(ports.crypto(), requestId, window, bridge));
    over = keys == null;
    envelopes = keys == null ? null : new Envelopes(ports, keys, side, requestId);
    exchanges++;
  }

  private void begin() {
    outgoing.clear();
    slots.empty(mine);
    coming = new StringBuilder();
    expected = 1;
    own = agreement.make();
    outgoing.add(Slip.hello(Base64Text.encodeUrl(own.publicKey())));
  }

  private Value.Obj collect(Slip slip) {
    if (slip.part() != expected) {
      over = true;
      return null;
    }
    coming.append(slip.text());
    expected++;
    if (!slip.isLast()) {
      return null;
    }
    Value.Obj letter = envelopes.open(coming.toString());
    coming = new StringBuilder();
    expected = 1;
    over = letter == null;
    return letter;
  }
}
