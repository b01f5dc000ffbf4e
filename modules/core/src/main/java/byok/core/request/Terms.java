package byok.core.request;

import byok.core.providers.CheckedRequest;
import byok.core.providers.UsageMeter;

/** How one request is paid. */
interface Terms {
  /** Reserves the most it can cost and makes that final; the request as it then goes out. */
  CheckedRequest reserve(CheckedRequest checked);

  /**
   * What it cost, as far as the bytes of the answer tell.
   *
   * @param complete whether the answer came to its end
   */
  Charge charge(UsageMeter meter, boolean complete);

  /** The output limit that was sent, where the money left made it shorter than asked; 0 otherwise. */
  long cappedAt();
}
