/**
 * What apps asked and what was answered, for apps of which the owner wants that kept (protocol/spec/vault-format.md,
 * "Prompts and answers"). Off unless the owner switches it on; only where the bridge works on the vault itself.
 */
package byok.core.kept;
