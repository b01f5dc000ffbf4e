package byok.core.local;

import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;

/** Brings one file, from the byte where an earlier try ended. */
final class FileDownload {
  private final Download download;
  private final ModelFile file;
  private final KeptFile kept;

  FileDownload(Download download, String folder, ModelFile file) {
    this.download = download;
    this.file = file;
    this.kept = new KeptFile(download.weights(), folder, file);
  }

  /** Gives the file with its true length. @param rest what is to come of the files after it, -1 where not known */
  ModelFile run(Pace pace, long rest) {
    long from = kept.length();
    if (file.bytes() > 0 && from > file.bytes()) {
      from = anew(pace);
    }
    long length = file.bytes() > 0 && from == file.bytes() ? from : fetch(from, pace, rest);
    check(length, pace);
    pace.tell();
    return file.ofLength(length);
  }

  private long fetch(long from, Pace pace, long rest) {
    Http.Response response = open(from);
    FileHead head = FileHead.of(response);
    if (from > 0 && head.isBeyond()) {
      return isWhole(from, head) ? from : fetch(anew(pace), pace, rest);
    }
    if (!head.isFile()) {
      throw FileRefusal.status(head.status());
    }
    if (head.isPart() ? !head.isRestFrom(from, file.bytes()) : !head.isOf(file.bytes())) {
      throw other(pace);
    }
    long begun = head.isPart() || from == 0 ? from : anew(pace);
    long total = length(head, begun);
    long coming = total == 0 ? 0 : total - begun;
    download.requireRoom(coming + Math.max(0, rest));
    pace.expects(total == 0 || rest < 0 ? -1 : coming + rest);
    return take(response, begun, total, pace);
  }

  /** Whether nothing is missing where an address has no more: said by itself, or soon by the digest. */
  private boolean isWhole(long from, FileHead head) {
    return head.whole() == from || head.whole() == 0 && !file.digest().isEmpty();
  }

  private Http.Response open(long from) {
    download.goOn();
    try {
      return download.open(file.url(), from);
    } catch (Http.Broken e) {
      download.goOn();
      throw FileRefusal.unreachable(download.isOffline());
    }
  }

  /** Of the whole file; 0 where nobody says it. */
  private long length(FileHead head, long begun) {
    if (file.bytes() > 0) {
      return file.bytes();
    }
    return head.whole() > 0 ? head.whole() : head.length() > 0 ? begun + head.length() : 0;
  }

  private long take(Http.Response response, long begun, long total, Pace pace) {
    long length = begun;
    long roomFor = Math.max(begun, total);
    try {
      for (byte[] bytes = response.read(); bytes != null; bytes = response.read()) {
        download.goOn();
        length += bytes.length;
        if (length > most()) {
          throw other(pace);
        }
        if (length > roomFor) {
          download.requireRoom(Download.CHUNK);
          roomFor = length + Download.CHUNK;
        }
        if (length == bytes.length && !kept.mayBegin(bytes)) {
          throw FileRefusal.noModel();
        }
        kept.put(bytes);
        pace.came(bytes.length);
      }
    } catch (Http.Broken e) {
      kept.store();
      download.goOn();
      throw FileRefusal.broken();
    } catch (ByokException e) {
      storeIfRoom(e);
      throw e;
    }
    kept.store();
    if (length < total) {
      throw FileRefusal.broken();
    }
    return length;
  }

  /** More than that is not read: it is another file, or no file at all. */
  private long most() {
    return file.bytes() > 0 ? file.bytes() : MlcFolder.most(file);
  }

  /** What has come of a chunk is kept, too, unless that is what failed. */
  private void storeIfRoom(ByokException why) {
    if (why.code() == ErrorCode.ABORTED) {
      kept.store();
    }
  }

  /** Throws away what is here of it: the byte to begin with. */
  private long anew(Pace pace) {
    pace.lost(kept.length());
    kept.clear();
    return 0;
  }

  /** The file is what it should be, as far as anything is known of that, and nobody else wrote to it. */
  private void check(long length, Pace pace) {
    if (kept.length() != length || file.bytes() > 0 && length != file.bytes() || !kept.hasItsDigest(download, pace)) {
      throw other(pace);
    }
    if (!kept.beginsWell()) {
      anew(pace);
      throw FileRefusal.noModel();
    }
  }

  private ByokException other(Pace pace) {
    anew(pace);
    return FileRefusal.other();
  }
}
