package byok.core.port;

/** The only source of the current time, in milliseconds since 1970-01-01 UTC. */
public interface Clock {
  long nowMillis();
}
