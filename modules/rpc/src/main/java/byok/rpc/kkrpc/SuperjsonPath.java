package byok.rpc.kkrpc;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A place in a message as superjson names it: keys between dots; a backslash keeps a dot or a backslash as it is. */
final class SuperjsonPath {
  private static final int MAX_KEYS = 64;

  private SuperjsonPath() {}

  static List<String> parse(String text) {
    List<String> keys = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        add(keys, key.toString());
        key.setLength(0);
      } else {
        key.append(c == '\\' ? escaped(text, ++i) : c);
      }
    }
    add(keys, key.toString());
    return keys;
  }

  private static char escaped(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : 0;
    if (c != '.' && c != '\\') {
      throw Superjson.malformed();
    }
    return c;
  }

  private static void add(List<String> keys, String key) {
    if (keys.size() == MAX_KEYS || !isSafe(key)) {
      throw Superjson.malformed();
    }
    keys.add(key);
  }

  /** Keys that superjson refuses in a path, on either side. */
  static boolean isSafe(String key) {
    return !key.equals("__proto__") && !key.equals("constructor") && !key.equals("prototype");
  }

  static String escape(String key) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '.' || c == '\\') {
        text.append('\\');
      }
      text.append(c);
    }
    return text.toString();
  }

  /** Puts another value in the place of the one at {@code path}, which must be there. */
  static void replace(Value.Obj root, List<String> path, UnaryOperator<Value> by) {
    Value at = root;
    int last = path.size() - 1;
    for (int i = 0; i < last; i++) {
      at = child(at, path.get(i));
    }
    Value replaced = by.apply(child(at, path.get(last)));
    if (at instanceof Value.Obj object) {
      object.put(path.get(last), replaced);
    } else if (at instanceof Value.Arr list) {
      list.set(index(list, path.get(last)), replaced);
    }
  }

  private static Value child(Value of, String key) {
    if (of instanceof Value.Obj object && object.has(key)) {
      return object.get(key);
    }
    if (of instanceof Value.Arr list) {
      return list.get(index(list, key));
    }
    throw Superjson.malformed();
  }

  /** The index that {@code key} is, written as JavaScript writes it. */
  private static int index(Value.Arr list, String key) {
    int index = 0;
    for (int i = 0; i < key.length(); i++) {
      int digit = key.charAt(i) - '0';
      if (digit < 0 || digit > 9 || index >= list.size() || i > 0 && index == 0) {
        throw Superjson.malformed();
      }
      index = index * 10 + digit;
    }
    if (key.isEmpty() || key.length() > 9 || index >= list.size()) {
      throw Superjson.malformed();
    }
    return index;
  }
}
