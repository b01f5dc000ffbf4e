/** The hidden frame in the app's page: answers the app's calls. It never shows anything. */
package byok.wallet.bridge;
