package byok.core.request;

import byok.core.ledger.LedgerEntry;
import byok.protocol.ByokException;

/** One running request with its row in the ledger. */
public interface PaidRequest {
  /** Ends the request at once; the app gets {@code reason}, the provider's connection is cut, what was used is paid. */
  void stop(ByokException reason);

  /** The id of its ledger entry; {@code null} before it is admitted. */
  String entryId();

  /** Whether a model of this browser answers it, in its turn; not known before it is admitted. */
  boolean isHere();

  /** The ledger row of a request that has ended; {@code null} where it was refused before it had one. */
  LedgerEntry row();
}
