/**
 * The consent window: a top-level page of the wallet, opened by an app, that asks the owner and hands the session over.
 */
package byok.wallet.consent;
