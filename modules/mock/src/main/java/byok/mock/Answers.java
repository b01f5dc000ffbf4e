package byok.mock;

import org.teavm.jso.JSObject;

/**
 * What the mock wallet says: its rules are JavaScript, those of {@code @byokapi/client/testing}. Errors are wire
 * fields.
 */
interface Answers extends JSObject {
  /** Why the mock wallet is not for a site, or {@code null} where it is. @param origin as the browser says */
  JSObject refusal(String origin);

  /** A promise of what a method answers, or rejected with an error. */
  JSObject answer(String method, JSObject args);

  /** A promise of a {@link Source}. */
  JSObject stream(String method, JSObject args);

  /** The parts of a stream. */
  interface Source extends JSObject {
    /** A promise of the next {@link Step}, or rejected with the error that breaks the stream off. */
    JSObject next();

    void cancel();
  }
}
