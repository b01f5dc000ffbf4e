/** Passkeys, as the owner sees them. */
package byok.wallet.pages.passkeys;
