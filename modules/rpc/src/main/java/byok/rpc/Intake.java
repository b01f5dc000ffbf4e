package byok.rpc;

/** How much of a message the receiving side is willing to read, decided before it is read. */
public interface Intake {
  /** Reads whatever a message may hold. */
  Intake ANY =
      new Intake() {
        @Override
        public int most(String method) {
          return Integer.MAX_VALUE;
        }

        @Override
        public void read(int values) {}
      };

  /**
   * The most values that a message may have now; 0 where none is read for the time being.
   *
   * @param method of a call; empty for any other frame
   */
  int most(String method);

  /** So many values were read, whether the message was accepted or not. */
  void read(int values);
}
