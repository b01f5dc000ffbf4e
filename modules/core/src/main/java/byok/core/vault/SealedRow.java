package byok.core.vault;

import byok.protocol.Value;

/** A row that was sealed ahead of the transaction that will store it. */
public record SealedRow(String table, String key, Value.Obj value) {}
