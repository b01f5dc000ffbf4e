/**
 * The record of what happened in this wallet, apart from the ledger: sealed, numbered, each entry bound to the last.
 */
package byok.core.audit;
