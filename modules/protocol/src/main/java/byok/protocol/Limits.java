package byok.protocol;

/**
 * Bounds of one value, checked before anything else looks at it.
 *
 * @param depth levels of lists and objects, a scalar being level 0
 * @param nodes values of any kind, keys not counted
 * @param bytes size, with two bytes a code unit of text and of keys, eight a number, and the length of binary data
 */
public record Limits(int depth, int nodes, int bytes) {
  /** One RPC message. */
  public static final Limits MESSAGE = new Limits(64, 500_000, 32 * 1024 * 1024);

  /** One stored record. */
  public static final Limits RECORD = new Limits(64, 100_000, 8 * 1024 * 1024);

  /** Throws {@code MESSAGE_TOO_LARGE} where {@code value} exceeds a bound. */
  public void check(Value value) {
    new Meter(this).measure(value, 0);
  }

  static final class Meter {
    private final Limits limits;
    private int nodes;
    private int bytes;

    Meter(Limits limits) {
      this.limits = limits;
    }

    void measure(Value value, int depth) {
      node(depth);
      if (value instanceof Value.Obj object) {
        for (int i = 0; i < object.size(); i++) {
          text(object.keyAt(i));
          measure(object.valueAt(i), depth + 1);
        }
      } else if (value instanceof Value.Arr list) {
        for (int i = 0; i < list.size(); i++) {
          measure(list.get(i), depth + 1);
        }
      } else if (value instanceof Value.Fault fault) {
        measure(fault.fields(), depth + 1);
      } else {
        scalar(value);
      }
    }

    private void node(int depth) {
      if (depth > limits.depth) {
        throw tooLarge(limits.depth, depth, "levels");
      }
      if (++nodes > limits.nodes) {
        throw tooLarge(limits.nodes, nodes, "values");
      }
    }

    private void scalar(Value value) {
      if (value instanceof Value.Text t) {
        text(t.value());
      } else if (value instanceof Value.Bytes b) {
        size(b.value().length);
      } else if (value instanceof Value.Url u) {
        text(u.href());
      } else if (value instanceof Value.Big b) {
        text(b.digits());
      } else if (value instanceof Value.Pattern p) {
        text(p.source());
        text(p.flags());
      } else {
        size(8);
      }
    }

    private void text(String text) {
      size(text.length() > limits.bytes / 2 ? limits.bytes + 1 : 2 * text.length());
    }

    private void size(int length) {
      if (length > limits.bytes - bytes) {
        throw tooLarge(limits.bytes, (double) bytes + length, "bytes");
      }
      bytes += length;
    }

    private static ByokException tooLarge(int limit, double actual, String unit) {
      Value.Obj details = new Value.Obj().put("limit", limit).put("actual", actual).put("unit", unit);
      return new ByokException(
          ErrorCode.MESSAGE_TOO_LARGE, "The value has more than " + limit + " " + unit + ".", details);
    }
  }
}
