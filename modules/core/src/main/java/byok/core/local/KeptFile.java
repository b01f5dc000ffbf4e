package byok.core.local;

import byok.core.port.Weights;

/** One file of a model in the store. What comes is gathered to chunks; a broken download loses less than one. */
final class KeptFile {
  private final Weights weights;
  private final String folder;
  private final ModelFile file;
  private byte[] chunk = new byte[0];
  private int filled;

  KeptFile(Weights weights, String folder, ModelFile file) {
    this.weights = weights;
    this.folder = folder;
    this.file = file;
  }

  long length() {
    return weights.length(folder, file.name());
  }

  void put(byte[] bytes) {
    for (int at = 0; at < bytes.length;) {
      if (chunk.length == 0) {
        chunk = new byte[Download.CHUNK];
      }
      int taken = Math.min(chunk.length - filled, bytes.length - at);
      System.arraycopy(bytes, at, chunk, filled, taken);
      at += taken;
      filled += taken;
      if (filled == chunk.length) {
        store();
      }
    }
  }

  /** Stores what was gathered, too. */
  void store() {
    if (filled > 0) {
      byte[] whole = new byte[filled];
      System.arraycopy(chunk, 0, whole, 0, filled);
      filled = 0;
      weights.append(folder, file.name(), whole);
    }
  }

  void clear() {
    filled = 0;
    weights.clear(folder, file.name());
  }

  /** Whether its first piece may be that of its kind of file, where nothing else tells what it is. */
  boolean mayBegin(byte[] piece) {
    return piece.length < Gguf.LENGTH || isGood(piece);
  }

  /** Whether it begins as its kind of file does, where nothing else tells what it is. */
  boolean beginsWell() {
    return isGood(weights.read(folder, file.name(), 0, Gguf.LENGTH));
  }

  private boolean isGood(byte[] beginning) {
    return !file.digest().isEmpty() || !Gguf.isName(file.name()) || Gguf.begins(beginning);
  }

  /** Whether its bytes have the digest that it should have. */
  boolean hasItsDigest(Download download, Pace pace) {
    return file.digest().isEmpty() || digest(download, pace).equals(file.digest());
  }

  private String digest(Download download, Pace pace) {
    Digest digest = Digest.of(file.digest());
    long at = 0;
    for (byte[] bytes = read(at); bytes.length > 0; bytes = read(at)) {
      download.goOn();
      digest.update(bytes);
      at += bytes.length;
      pace.checks();
    }
    return digest.hex();
  }

  private byte[] read(long at) {
    return weights.read(folder, file.name(), at, Download.CHUNK);
  }
}
