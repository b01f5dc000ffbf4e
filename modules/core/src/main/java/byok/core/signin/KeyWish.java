package byok.core.signin;

import byok.protocol.Period;
import byok.protocol.Value;

/**
 * What the owner wants a provider to hold a key to by itself.
 *
 * @param limitNanoUsd 0 for no limit
 * @param per the window that the limit begins anew with; {@code TOTAL} for never
 * @param until when the key ends, in milliseconds since 1970-01-01 UTC; 0 for never
 */
public record KeyWish(long limitNanoUsd, Period per, long until) {
  public static final KeyWish NONE = new KeyWish(0, Period.TOTAL, 0);

  public boolean isNone() {
    return limitNanoUsd == 0 && until == 0;
  }

  Value.Obj encode() {
    return new Value.Obj().put("limit", limitNanoUsd).put("per", per.wire()).put("until", until);
  }

  static KeyWish decode(Value.Obj content) {
    Period per = content == null || content.text("per") == null ? null : Period.ofWire(content.text("per"));
    return per == null ? NONE : new KeyWish(content.integer("limit", 0), per, content.integer("until", 0));
  }
}
