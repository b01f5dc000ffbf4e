package byok.protocol;

import java.util.List;

/**
 * Searching short lists. {@code List.contains}, {@code indexOf} and {@code remove} compare elements of any type: one
 * call of them brings the equality of every record that is ever in a list into a browser bundle.
 */
public final class Lists {
  private Lists() {}

  public static boolean contain(List<String> names, String name) {
    return indexOf(names, name) >= 0;
  }

  /** Where {@code name} first stands, or -1. */
  public static int indexOf(List<String> names, String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code item} itself is in the list, not only an equal one. */
  public static <T> boolean containSame(List<T> items, T item) {
    return indexOfSame(items, item) >= 0;
  }

  /** Takes {@code item} itself out of the list, if it is there. */
  public static <T> void removeSame(List<T> items, T item) {
    int at = indexOfSame(items, item);
    if (at >= 0) {
      items.remove(at);
    }
  }

  private static <T> int indexOfSame(List<T> items, T item) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) == item) {
        return i;
      }
    }
    return -1;
  }
}
