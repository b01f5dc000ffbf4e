package byok.browser.platform;

import byok.core.port.Weights;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * {@link Weights} in the origin private file system. Each append is a file of its own, named {@code file~n}: a writer
 * that adds to a file copies all of it first (measured: Chromium 156, Firefox 153).
 */
public final class OpfsWeights implements Weights {
  private static final int MOST_LOOKS = 5;

  private final JSObject root;

  private OpfsWeights(JSObject root) {
    this.root = root;
  }

  /** In this page's own storage; {@code null} where the browser has none. */
  public static OpfsWeights own() {
    return in(ownDirectory());
  }

  /** In the wallet's unpartitioned storage; {@code null} where the browser does not reach it through a handle. */
  public static OpfsWeights through(JSObject handle) {
    return in(directoryOf(handle));
  }

  private static OpfsWeights in(JSObject directory) {
    try {
      return new OpfsWeights(Outcome.await(directory));
    } catch (JsFailure e) {
      return null;
    }
  }

  /** All bytes of a file as a {@code Blob} that lies on the disk, for an engine. */
  public JSObject blob(String folder, String file) {
    return steadily(() -> joined(pieces(root, folder, file)));
  }

  @Override
  public List<String> folders() {
    JSObject names = await(namesIn(root));
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < count(names); i++) {
      folders.add(textAt(names, i));
    }
    return folders;
  }

  @Override
  public long length(String folder, String file) {
    return (long) size(blob(folder, file));
  }

  @Override
  public void append(String folder, String file, byte[] bytes) {
    await(added(root, folder, file, pieces(root, folder, file), bytes));
  }

  @Override
  public byte[] read(String folder, String file, long from, int most) {
    return bytes(steadily(() -> part(joined(pieces(root, folder, file)), (double) from, most)));
  }

  @Override
  public void clear(String folder, String file) {
    await(cleared(root, folder, pieces(root, folder, file)));
  }

  @Override
  public void remove(String folder) {
    await(removed(root, folder));
  }

  @Override
  public long room() {
    double room = number(await(roomLeft()));
    return room < 0 ? Long.MAX_VALUE : (long) room;
  }

  /** Begins a read. */
  private interface Look {
    JSObject begin();
  }

  /** Looks again where what was found was written anew or thrown away before it was read. */
  private static JSObject steadily(Look look) {
    for (int looks = 1; looks < MOST_LOOKS; looks++) {
      try {
        return Outcome.await(look.begin());
      } catch (JsFailure e) {
        // As it is then.
      }
    }
    return await(look.begin());
  }

  private static JSObject await(JSObject promise) {
    try {
      return Outcome.await(promise);
    } catch (JsFailure e) {
      throw StorageErrors.of(e);
    }
  }

  @JSBody(script = """
      return new Promise(function(done) { done(navigator.storage.getDirectory()); }).then(function(all) {
        return all.getDirectoryHandle('byok-models', {create: true});
      });""")
  private static native JSObject ownDirectory();

  @JSBody(params = "handle", script = """
      return new Promise(function(done) { done(handle.getDirectory()); }).then(function(all) {
        return all.getDirectoryHandle('byok-models', {create: true});
      });""")
  private static native JSObject directoryOf(JSObject handle);

  @JSBody(params = "directory", script = """
      var names = [], all = directory.keys();
      function next() {
        return all.next().then(function(entry) {
          if (entry.done) {
            return names;
          }
          names.push(entry.value);
          return next();
        });
      }
      return next();""")
  private static native JSObject namesIn(JSObject directory);

  /** The file's handles in their order; none where there is no such file. */
  @JSBody(params = {"root", "folder", "file"}, script = """
      var found = [];
      function numberOf(handle) { return Number(handle.name.slice(file.length + 1)); }
      return root.getDirectoryHandle(folder).then(function(directory) {
        var all = directory.values();
        function next() {
          return all.next().then(function(entry) {
            if (entry.done) {
              return found.sort(function(a, b) { return numberOf(a) - numberOf(b); });
            }
            if (entry.value.name.indexOf(file + '~') === 0) {
              found.push(entry.value);
            }
            return next();
          });
        }
        return next();
      }).then(null, function(e) {
        if (e.name === 'NotFoundError') {
          return found;
        }
        throw e;
      });""")
  private static native JSObject pieces(JSObject root, String folder, String file);

  /** What was thrown away since it was found is not there. */
  @JSBody(params = "pieces", script = """
      return pieces.then(function(handles) {
        return Promise.all(handles.map(function(handle) {
          return handle.getFile().then(null, function(e) {
            if (e.name !== 'NotFoundError') {
              throw e;
            }
            return '';
          });
        }));
      }).then(function(files) { return new Blob(files); });""")
  private static native JSObject joined(JSObject pieces);

  /** What was not written whole is not there. */
  @JSBody(params = {"root", "folder", "file", "pieces", "bytes"}, script = """
      function nothing() {}
      return Promise.all([root.getDirectoryHandle(folder, {create: true}), pieces]).then(function(both) {
        var last = both[1][both[1].length - 1];
        var name = file + '~' + (last ? Number(last.name.slice(file.length + 1)) + 1 : 0);
        return both[0].getFileHandle(name, {create: true}).then(function(handle) {
          return handle.createWritable();
        }).then(function(writer) {
          return writer.write(bytes).then(function() { return writer.close(); }, function(e) {
            return writer.abort().then(nothing, nothing).then(function() { throw e; });
          });
        }).then(nothing, function(e) {
          return both[0].removeEntry(name).then(nothing, nothing).then(function() { throw e; });
        });
      });""")
  private static native JSObject added(
      JSObject root, String folder, String file, JSObject pieces, @JSByRef byte[] bytes);

  @JSBody(params = {"joined", "from", "most"}, script = """
      return joined.then(function(blob) { return blob.slice(from, from + most).arrayBuffer(); });""")
  private static native JSObject part(JSObject joined, double from, int most);

  @JSBody(params = {"root", "folder", "pieces"}, script = """
      return pieces.then(function(handles) {
        return handles.length === 0 ? null : root.getDirectoryHandle(folder).then(function(directory) {
          return Promise.all(handles.map(function(handle) { return directory.removeEntry(handle.name); }));
        });
      }).then(null, function(e) {
        if (e.name !== 'NotFoundError') {
          throw e;
        }
      });""")
  private static native JSObject cleared(JSObject root, String folder, JSObject pieces);

  @JSBody(params = {"root", "folder"}, script = """
      return root.removeEntry(folder, {recursive: true}).then(null, function(e) {
        if (e.name !== 'NotFoundError') {
          throw e;
        }
      });""")
  private static native JSObject removed(JSObject root, String folder);

  /** -1 where the browser does not say it. */
  @JSBody(script = """
      return new Promise(function(done) { done(navigator.storage.estimate()); }).then(function(now) {
        return now.quota === undefined ? -1 : Math.max(0, now.quota - now.usage);
      }, function() { return -1; });""")
  private static native JSObject roomLeft();

  @JSBody(params = "value", script = "return Number(value);")
  private static native double number(JSObject value);

  @JSBody(params = "list", script = "return list.length;")
  private static native int count(JSObject list);

  @JSBody(params = {"list", "at"}, script = "return list[at];")
  private static native String textAt(JSObject list, int at);

  @JSBody(params = "blob", script = "return blob.size;")
  private static native double size(JSObject blob);

  @JSBody(params = "buffer", script = "return new Int8Array(buffer);")
  @JSByRef
  private static native byte[] bytes(JSObject buffer);
}
