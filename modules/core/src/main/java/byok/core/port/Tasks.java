package byok.core.port;

/** Starts concurrent work: green threads in the browser, threads on the JVM. */
public interface Tasks {
  void spawn(Runnable task);
}
