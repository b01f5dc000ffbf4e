/** The wallet in one encrypted file, and back (protocol/spec/vault-format.md, "Backup"). */
package byok.core.backup;
