package byok.testkit;

import byok.core.port.Weights;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Weights in memory, with as much room as a test gives them. */
public final class InMemoryWeights implements Weights {
  private final Map<String, Map<String, byte[]>> folders = new TreeMap<>();
  private long room;
  private boolean tellsRoom = true;

  public InMemoryWeights(long room) {
    this.room = room;
  }

  /** The platform does not say how much room there is: what does not fit fails when it is stored. */
  public void tellNoRoom() {
    tellsRoom = false;
  }

  public void setRoom(long bytes) {
    room = bytes;
  }

  @Override
  public List<String> folders() {
    return new ArrayList<>(folders.keySet());
  }

  private byte[] file(String folder, String file) {
    return folders.getOrDefault(folder, Map.of()).getOrDefault(file, new byte[0]);
  }

  @Override
  public long length(String folder, String file) {
    return file(folder, file).length;
  }

  @Override
  public void append(String folder, String file, byte[] bytes) {
    if (bytes.length > room) {
      throw new ByokException(ErrorCode.STORAGE_FULL, "There is no room left.");
    }
    byte[] before = file(folder, file);
    byte[] after = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(bytes, 0, after, before.length, bytes.length);
    folders.computeIfAbsent(folder, name -> new TreeMap<>()).put(file, after);
    room -= bytes.length;
  }

  @Override
  public byte[] read(String folder, String file, long from, int most) {
    byte[] bytes = file(folder, file);
    int begin = (int) Math.min(from, bytes.length);
    return Arrays.copyOfRange(bytes, begin, (int) Math.min(bytes.length, from + most));
  }

  @Override
  public void clear(String folder, String file) {
    room += length(folder, file);
    Map<String, byte[]> files = folders.get(folder);
    if (files != null) {
      files.remove(file);
    }
    if (files != null && files.isEmpty()) {
      folders.remove(folder);
    }
  }

  @Override
  public void remove(String folder) {
    for (String file : List.copyOf(folders.getOrDefault(folder, Map.of()).keySet())) {
      clear(folder, file);
    }
  }

  @Override
  public long room() {
    return tellsRoom ? room : Long.MAX_VALUE;
  }
}
