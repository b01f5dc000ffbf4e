package byok.wallet.pages.local;

import byok.ui.Format;

/** The words of the card of local models. */
final class LocalWords {
  static final String TITLE = "Local models";
  static final String ABOUT = "They run in this browser: free, private, without a network once they are here. "
      + "Each is downloaded once, for all apps.";
  static final String LIST = "Models of this browser";
  static final String NONE = "This wallet offers none by itself.";
  static final String DOWNLOAD = "Download";
  static final String FETCH = "Let the browser fetch it";
  static final String OWN = "Part of this browser, which fetches it once and keeps it for all sites.";
  static final String OWN_COMES = "The browser fetches it. That goes on when this page is closed.";
  static final String OWN_KEPT = "The browser keeps it.";
  static final String GO_ON = "Go on";
  static final String PAUSE = "Pause";
  static final String CANCEL = "Cancel";
  static final String DELETE = "Delete";
  static final String KEEP = "Keep it";
  static final String READY = "Ready";
  static final String PAUSED = "Paused";
  static final String STOPPED = "Stopped";
  static final String CHECKING = "Checking";
  static final String ELSEWHERE = "In another tab";
  static final String ELSEWHERE_REST = "Another tab of the wallet is busy with it. It can be stopped there.";
  static final String THROW_AWAY = "Throw it away";
  static final String COMING = "Downloading";
  static final String UNFIT = "Models that would not run here";
  static final String UNFIT_ABOUT = "They compute on the GPU. This browser gives web pages none, or one that lacks "
      + "what they need.";
  static final String NOWHERE = "It would not run here: this browser gives web pages no GPU for it.";
  static final String SERVERS = "Servers on this computer";
  static final String SERVERS_ABOUT =
      "Programs that serve models at an address of this computer: faster than a browser, also without a bill.";
  static final String SET = "Set up";
  static final String SET_UP = "Set it up";
  static final String CLOUD = "Ollama also offers models whose names say “cloud”: these answer elsewhere. An app that "
      + "may use only models on this computer does not get them.";
  static final String OTHER = "Another model: a file, or its address";
  static final String COPYING = "Copying";
  static final String LOST = "Not finished";
  static final String LOST_REST = "This page was closed before the whole file was copied. Choose the file again.";
  static final String CHOOSE_AGAIN = "Choose the file again";
  static final String FILE = "A model file on this computer";
  static final String FILE_HINT = "One whose name ends with .gguf and that is the whole model. "
      + "It is copied into this browser, where apps can use it.";
  static final String ADDRESS = "Address of a model file";
  static final String ADDRESS_HINT = "One that ends with .gguf and is the whole model. Its server has to let web pages "
      + "read it, as huggingface.co does.";
  static final String DIGEST = "Its checksum, SHA-256 (optional)";
  static final String DIGEST_HINT = "The 64 letters and digits that the model’s maker publishes with it. A file that "
      + "has others is thrown away.";
  static final String NO_ADDRESS = "Enter an address that begins with https:// and ends with .gguf.";
  static final String NO_DIGEST = "A SHA-256 checksum is 64 digits from 0 to 9 and letters from a to f.";

  private static final double KIB = 1024;

  private LocalWords() {}

  static String size(double bytes) {
    if (bytes < KIB * KIB) {
      return Format.count(Math.ceil(bytes / KIB)) + " KB";
    }
    double mega = bytes / KIB / KIB;
    return mega < KIB ? Format.count(Math.round(mega)) + " MB" : Format.tenth(mega / KIB) + " GB";
  }

  /** What is said of a model before it is here. */
  static String facts(LocalItem item) {
    StringBuilder text = new StringBuilder(size(item.size()));
    if (item.size().memoryBytes() > 0) {
      text.append(", needs ").append(size(item.size().memoryBytes())).append(of(item.place()));
    }
    return (item.licence().isEmpty() ? text : text.append(", ").append(item.licence())).toString();
  }

  private static String size(LocalItem.Size size) {
    if (size.bytes() > 0) {
      return size(size.bytes());
    }
    return size.aboutBytes() > 0 ? "About " + size(size.aboutBytes()) : "Size shown once it begins";
  }

  private static String of(LocalItem.Place place) {
    return place == LocalItem.Place.PROCESSOR ? " of memory" : " of the GPU's memory";
  }

  static String doing(LocalState.Doing doing) {
    return switch (doing) {
      case DOWNLOADS -> COMING;
      case COPIES -> COPYING;
      case CHECKS -> CHECKING;
    };
  }

  static String progress(LocalState.Coming coming) {
    String speed = coming.perSecond() > 0 ? ", " + size(coming.perSecond()) + " a second" : "";
    return part(coming.stored(), coming.total()) + speed + left(coming.secondsLeft());
  }

  static String checks(long stored) {
    return size(stored) + " came, and are compared with their checksum.";
  }

  static String part(long stored, long total) {
    return total > 0 ? size(stored) + " of " + size(total) : size(stored);
  }

  private static String left(long seconds) {
    if (seconds < 0) {
      return "";
    }
    return seconds < 60
        ? ", less than a minute left"
        : seconds < 5_400 ? ", " + Format.count(Math.round(seconds / 60.0)) + " min left"
            : ", " + Format.tenth(seconds / 3_600.0) + " hours left";
  }

  static String storage(LocalList list) {
    String used = list.usedBytes() == 0 ? "Nothing is stored." : "They take " + size(list.usedBytes()) + ".";
    return list.roomBytes() < 0 ? used : used + " This browser has room for " + size(list.roomBytes()) + " more.";
  }

  static String line(int running, int waiting) {
    String wait = waiting == 1 ? "1 waits." : Format.count(waiting) + " wait.";
    String runs = "An app’s request is running";
    return running + waiting == 0 ? "" : waiting == 0 ? runs + "." : runs + ", " + wait;
  }

  static String server(LocalServer server) {
    return server.isSetUp()
        ? "At " + server.address() + ". Apps ask for its models as " + server.providerId() + "/…"
        : "Not set up.";
  }

  static String asked(String id) {
    return "Apps ask for it as local/" + id + ".";
  }

  static String delete(String name) {
    return "Delete " + name;
  }

  static String deleteTitle(String name) {
    return "Delete " + name + "?";
  }

  static String deleteRest(long bytes) {
    return "It takes " + size(bytes) + ". Apps that use it are refused until it is downloaded again.";
  }

  static String cancelTitle(String name) {
    return "Throw away what is here of " + name + "?";
  }

  static String cancelRest(long bytes) {
    return "That is " + size(bytes) + ", which would have to come again. A paused download keeps them.";
  }

  static String named(String action, String name) {
    return action + ": " + name;
  }
}
