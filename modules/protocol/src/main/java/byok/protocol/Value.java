package byok.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One value of the protocol's data model (protocol/spec/rpc.md, "Values"): everything that may cross the boundary
 * between an app and the wallet, and everything the wallet stores.
 *
 * <p>Immutable, except that {@link Obj} and {@link Arr} are built by the code that creates them. A {@link Bytes} owns
 * its array.
 */
public sealed interface Value {
  /** JavaScript {@code undefined}: also what {@link Obj#get} answers for an absent key. */
  Value UNDEFINED = Absent.UNDEFINED;

  /** JavaScript {@code null}. */
  Value NULL = Absent.NULL;

  enum Absent implements Value {
    UNDEFINED,
    NULL
  }

  enum Bool implements Value {
    FALSE,
    TRUE
  }

  /** A JavaScript number, NaN, infinities and negative zero included. */
  record Num(double value) implements Value {}

  /** A string. */
  record Text(String value) implements Value {}

  /** Binary data, never more than its own bytes (a sub-array is copied before it becomes one). */
  record Bytes(byte[] value) implements Value {}

  /** A moment: JavaScript {@code Date}, in milliseconds since 1970-01-01 UTC; NaN for an invalid date. */
  record Moment(double epochMillis) implements Value {}

  /** A {@code URL} object by its href. */
  record Url(String href) implements Value {}

  /** A {@code RegExp} by source and flags. */
  record Pattern(String source, String flags) implements Value {}

  /** A {@code bigint} by its decimal digits. */
  record Big(String digits) implements Value {}

  /** An error by its allow-listed fields (protocol/spec/errors.md, "On the wire"). */
  record Fault(Obj fields) implements Value {}

  /** An ordered list. */
  final class Arr implements Value {
    private final List<Value> items = new ArrayList<>();

    public Arr add(Value item) {
      items.add(item);
      return this;
    }

    public Arr add(String item) {
      return add(new Text(item));
    }

    /** Puts another item at {@code index}, which must be below {@link #size}. */
    public void set(int index, Value item) {
      items.set(index, item);
    }

    public int size() {
      return items.size();
    }

    /** The item at {@code index}, which must be below {@link #size}. */
    public Value get(int index) {
      return items.get(index);
    }
  }

  /** A plain object: string keys in insertion order, no prototype, no duplicate keys. */
  final class Obj implements Value {
    /** Up to here a walk over the keys is as fast as an index. */
    private static final int FEW = 16;

    private final List<String> keys = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private Map<Name, Integer> index;

    /** Sets or replaces a key. */
    public Obj put(String key, Value value) {
      int at = indexOf(key);
      if (at < 0) {
        return append(key, value);
      }
      values.set(at, value);
      return this;
    }

    /** Adds a key the caller knows to be absent; constant time, for decoders. */
    public Obj append(String key, Value value) {
      if (index != null) {
        index.put(new Name(key), keys.size());
      }
      keys.add(key);
      values.add(value);
      return this;
    }

    /** Sets a text; {@code null} leaves the key out. */
    public Obj put(String key, String value) {
      return value == null ? this : put(key, new Text(value));
    }

    public Obj put(String key, double value) {
      return put(key, new Num(value));
    }

    public Obj put(String key, boolean value) {
      return put(key, value ? Bool.TRUE : Bool.FALSE);
    }

    public int size() {
      return keys.size();
    }

    public String keyAt(int index) {
      return keys.get(index);
    }

    public Value valueAt(int index) {
      return values.get(index);
    }

    public boolean has(String key) {
      return indexOf(key) >= 0;
    }

    /** The value of a key, or {@link Value#UNDEFINED}. */
    public Value get(String key) {
      int at = indexOf(key);
      return at < 0 ? UNDEFINED : values.get(at);
    }

    private int indexOf(String key) {
      if (keys.size() <= FEW) {
        return Lists.indexOf(keys, key);
      }
      if (index == null) {
        index = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
          index.put(new Name(keys.get(i)), i);
        }
      }
      Integer at = index.get(new Name(key));
      return at == null ? -1 : at;
    }

    /**
     * A key in the index. Its hash starts from a number of this page's own: keys made to share one Java hash ("Aa" and
     * "BB") would let one small message keep the wallet busy for minutes.
     */
    static final class Name {
      private static final int SEED = (int) (Math.random() * Integer.MAX_VALUE);
      private static final int PRIME = 0x01000193;

      private final String text;

      Name(String text) {
        this.text = text;
      }

      @Override
      public int hashCode() {
        int hash = SEED;
        for (int i = 0; i < text.length(); i++) {
          hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash ^ hash >>> 15;
      }

      @Override
      public boolean equals(Object other) {
        return other instanceof Name name && name.text.equals(text);
      }
    }

    /** The text of a key, or {@code null} where it is absent or something else. */
    public String text(String key) {
      return get(key) instanceof Text t ? t.value : null;
    }

    /** The number of a key, or {@code fallback} where it is absent or something else. */
    public double number(String key, double fallback) {
      return get(key) instanceof Num n ? n.value : fallback;
    }

    /** The number of a key as a whole number, or {@code fallback} where it is absent or something else. */
    public long integer(String key, long fallback) {
      return get(key) instanceof Num n ? (long) n.value : fallback;
    }

    public boolean isTrue(String key) {
      return get(key) == Bool.TRUE;
    }

    /** The object of a key, or {@code null} where it is absent or something else. */
    public Obj object(String key) {
      return get(key) instanceof Obj o ? o : null;
    }

    /** The list of a key, or {@code null} where it is absent or something else. */
    public Arr list(String key) {
      return get(key) instanceof Arr a ? a : null;
    }
  }

  static Value of(String text) {
    return text == null ? NULL : new Text(text);
  }

  static Value of(double number) {
    return new Num(number);
  }

  static Value of(boolean bool) {
    return bool ? Bool.TRUE : Bool.FALSE;
  }
}
