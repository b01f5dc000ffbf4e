package byok.core.port;

/** What this device's graphics processor computes in, as far as the browser lets pages use it (WebGPU). */
public enum Gpu {
  NONE,
  /** Numbers of 32 bits only. */
  SINGLES,
  /** Those of 16 bits too, in which models take less of its memory. */
  HALVES
}
