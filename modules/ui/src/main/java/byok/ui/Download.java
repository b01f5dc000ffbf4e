package byok.ui;

import org.teavm.jso.JSBody;

/** Gives the owner a file. */
public final class Download {
  private Download() {}

  /** Begins the download of a file of these bytes. @param type a media type */
  public static void save(String fileName, String type, byte[] bytes) {
    start(fileName, type, bytes);
  }

  /** The browser reads the address after the click, so it lives a while longer. */
  @JSBody(params = {"name", "type", "bytes"}, script = """
      var url = URL.createObjectURL(new Blob([bytes], {type: type}));
      var link = document.createElement('a');
      link.href = url;
      link.download = name;
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function() { URL.revokeObjectURL(url); }, 60000);""")
  private static native void start(String name, String type, byte[] bytes);
}
