package byok.rpc.kkrpc;

import byok.rpc.Intake;
import byok.rpc.Timers;

/** What a peer needs of the page it runs in. */
public interface Surroundings {
  JsonText json();

  Timers timers();

  /** How much the app may make the wallet read. */
  Intake intake();

  /** The app's origin, as the browser says. */
  String appOrigin();

  /** The address of a page of the wallet. @param page its path and fragment */
  String address(String page);

  /** A new id that nobody can guess. */
  String freshId();

  /** Whether a window of the wallet has come to ask the owner. */
  boolean hasWindow();
}
