/** What the wallet's pages have in common: the platform put together, the channel between pages. */
package byok.wallet.shared;
