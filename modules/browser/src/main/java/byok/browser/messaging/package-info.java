/**
 * Values and messages between windows: what the SDK and the wallet share. Small, promise or callback style, never
 * blocking: no code in here may wait.
 */
package byok.browser.messaging;
