package byok.core.local;

import byok.core.port.FileSource;
import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/** A GGUF file on the owner's computer, as the source of the one model that it is. */
public final class OwnersFile implements FileSource {
  private final FileSource file;
  private final String name;
  private final long bytes;

  /** @param file gives it at any address; @param name with its ending */
  public OwnersFile(FileSource file, String name, long bytes) {
    this.file = file;
    this.name = name;
    this.bytes = bytes;
  }

  /** What it is; reads its beginning. @throws ByokException {@code INVALID_REQUEST} where it is no model */
  public LocalModel model() {
    if (!isGguf()) {
      throw new ByokException(
          ErrorCode.INVALID_REQUEST, "This file is no model: it does not begin as a GGUF file does.",
          new Value.Obj().put("hint", "Choose a file for llama.cpp, whose name ends with .gguf."));
    }
    ModelFile only = new ModelFile("model.gguf", "", bytes, "");
    return new LocalModel(LocalModel.idOf(name), name, "wllama", List.of(only), 0, 0, "");
  }

  private boolean isGguf() {
    return bytes > Gguf.LENGTH && Gguf.begins(open("", 0, Http.Cancel.NEVER).read());
  }

  @Override
  public Http.Response open(String url, long from, Http.Cancel cancel) {
    return new Reading(file.open(url, from, cancel), cancel);
  }

  /** Says what happened to the file where a connection would have broken. */
  private record Reading(Http.Response file, Http.Cancel cancel) implements Http.Response {
    @Override
    public int status() {
      return file.status();
    }

    @Override
    public List<Http.Header> headers() {
      return file.headers();
    }

    @Override
    public byte[] read() {
      try {
        return file.read();
      } catch (Http.Broken e) {
        if (cancel.isCancelled()) {
          throw e;
        }
        throw new ByokException(
            ErrorCode.INVALID_REQUEST, "The file can no longer be read: it was moved, changed or taken away.",
            new Value.Obj().put("hint", "Choose it again."));
      }
    }
  }
}
