package byok.core.audit;

import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the log begins and ends. Stored sealed beside the entries, written with each of them.
 *
 * @param version counts the writes of the head
 * @param first number of the oldest entry that is kept
 * @param last number of the newest entry; {@code first - 1} where there is none
 * @param before hash of the entry before {@code first}, or {@code null} where that is where the chain begins
 * @param hash of the newest entry, or {@code null} where there is none
 * @param recent names of what is noted once, the newest last
 * @param standing names of what is noted once for as long as it lasts
 */
record AuditHead(
    long version, long first, long last, String before, String hash, List<String> recent, List<String> standing) {
  static final String KEY = "head";
  static final AuditHead NONE = new AuditHead(0, 1, 0, null, null, List.of(), List.of());

  private static final int MOST_RECENT = 128;

  /** The head of a log that goes on after rows of which nothing is known. */
  static AuditHead restarted(long version, long first, long last) {
    return new AuditHead(version, first, last, null, null, List.of(), List.of());
  }

  AuditHead after(AuditEntry entry, String once) {
    List<String> names = new ArrayList<>(recent);
    if (once != null) {
      names.add(once);
    }
    List<String> newest = names.subList(Math.max(0, names.size() - MOST_RECENT), names.size());
    return new AuditHead(version, first, entry.number(), before, entry.hash(), List.copyOf(newest), standing);
  }

  AuditHead standing(List<String> names) {
    return new AuditHead(version, first, last, before, hash, recent, names);
  }

  AuditHead from(long oldest, String hashBefore) {
    return new AuditHead(version, oldest, last, hashBefore, hash, recent, standing);
  }

  boolean wasNoted(String once) {
    return once != null && Lists.contain(recent, once);
  }

  boolean stands(String once) {
    return Lists.contain(standing, once);
  }

  long kept() {
    return last - first + 1;
  }

  /** The content of the row that the next write stores. */
  Value.Obj encode() {
    Value.Obj content = new Value.Obj().put("ver", version + 1).put("first", first).put("last", last);
    content.put("before", before).put("hash", hash);
    return content.put("recent", texts(recent)).put("standing", texts(standing));
  }

  static AuditHead decode(Value.Obj content) {
    return new AuditHead(
        content.integer("ver", 0), content.integer("first", 1), content.integer("last", 0), content.text("before"),
        content.text("hash"), texts(content.list("recent")), texts(content.list("standing")));
  }

  private static Value.Arr texts(List<String> list) {
    Value.Arr texts = new Value.Arr();
    list.forEach(texts::add);
    return texts;
  }

  private static List<String> texts(Value.Arr list) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Text text) {
        texts.add(text.value());
      }
    }
    return texts;
  }
}
