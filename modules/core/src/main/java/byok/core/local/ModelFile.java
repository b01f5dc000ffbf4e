package byok.core.local;

import byok.protocol.Value;

/**
 * One file of a local model.
 *
 * @param url where it is downloaded from; empty for one that its owner gave
 * @param bytes how long it is; 0 where that is not known before
 * @param digest its hash in lower-case hexadecimal digits, 64 of SHA-256 or 32 of MD5; empty where none is known
 */
public record ModelFile(String name, String url, long bytes, String digest) {
  static ModelFile decode(Value.Obj data) {
    String sha256 = orEmpty(data, "sha256");
    String digest = sha256.isEmpty() ? orEmpty(data, "md5") : sha256;
    return new ModelFile(data.text("name"), orEmpty(data, "url"), data.integer("bytes", 0), digest);
  }

  /** One of which nothing is known but where it is. */
  static ModelFile at(String url) {
    return new ModelFile(url.substring(url.lastIndexOf('/') + 1), url, 0, "");
  }

  static String orEmpty(Value.Obj data, String field) {
    return data.text(field) == null ? "" : data.text(field);
  }

  Value.Obj encode() {
    String hash = digest.length() == Md5.DIGITS ? "md5" : "sha256";
    return new Value.Obj().put("name", name).put("url", url).put("bytes", (double) bytes).put(hash, digest);
  }

  ModelFile ofLength(long known) {
    return new ModelFile(name, url, known, digest);
  }

  /** A query of the address may be what lets its owner in. */
  ModelFile withoutQuery() {
    int query = url.indexOf('?');
    return query < 0 ? this : new ModelFile(name, url.substring(0, query), bytes, digest);
  }
}
