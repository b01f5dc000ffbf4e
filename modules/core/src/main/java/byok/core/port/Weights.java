package byok.core.port;

import java.util.List;

/**
 * Where the bytes of local models lie: a folder for each model, with files in it. Outside the vault and not sealed, as
 * anybody can download them; nothing of the owner's is in them but which models there are. Calls block the calling
 * (green) thread.
 */
public interface Weights {
  /** The folders in which anything is stored, in no order. */
  List<String> folders();

  /** The bytes of a file that are stored, 0 where there is none. */
  long length(String folder, String file);

  /**
   * Adds bytes at the end of a file: all of them or, where this throws, none.
   *
   * @throws byok.protocol.ByokException {@code STORAGE_FULL}, {@code STORAGE_UNAVAILABLE}
   */
  void append(String folder, String file, byte[] bytes);

  /** At most {@code most} bytes of a file from {@code from} on; none at its end. The caller's own. */
  byte[] read(String folder, String file, long from, int most);

  /** Throws away a file, if there is one. */
  void clear(String folder, String file);

  /** Throws away a folder with all that is in it, if there is one. */
  void remove(String folder);

  /** The bytes that fit yet, as far as the platform says; {@link Long#MAX_VALUE} where it does not. */
  long room();
}
