/** The dashboard: the owner's own page of the wallet, from the first run on. */
package byok.wallet.dashboard;
