/** Which model answers, as the owner sees and chooses it. */
package byok.wallet.pages.answers;
