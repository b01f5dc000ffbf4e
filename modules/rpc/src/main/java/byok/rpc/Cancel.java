package byok.rpc;

/** Stops a call. Safe to use twice and after the call's end. */
public interface Cancel {
  void cancel();
}
