package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/** Files that the owner saves. */
public final class Files {
  private Files() {}

  /** Hands bytes to the browser as a download of this name. */
  @JSBody(params = {"name", "type", "bytes"}, script = """
      var url = URL.createObjectURL(new Blob([bytes], {type: type}));
      var link = document.createElement('a');
      link.href = url;
      link.download = name;
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(function() { URL.revokeObjectURL(url); }, 60000);""")
  public static native void save(String name, String type, @JSByRef byte[] bytes);
}
