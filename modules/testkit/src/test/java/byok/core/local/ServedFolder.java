package byok.core.local;

import byok.core.port.FileSource;
import byok.core.port.Http;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server with files at several addresses. */
final class ServedFolder implements FileSource {
  final Map<String, ServedFile> files = new LinkedHashMap<>();
  /** The addresses that were asked for, in their order. */
  final List<String> asked = new ArrayList<>();

  void put(String url, byte[] bytes) {
    files.put(url, new ServedFile(bytes));
  }

  @Override
  public Http.Response open(String url, long from, Http.Cancel cancel) {
    asked.add(url);
    ServedFile nothing = new ServedFile(new byte[0]);
    nothing.status = 404;
    return files.getOrDefault(url, nothing).open(url, from, cancel);
  }
}
