/**
 * The platform as the wallet's core sees it: storage, cryptography, network, locks, windows. Blocking style: calls that
 * wait suspend the calling green thread, so they may not be made straight from a JavaScript callback. Every failure of
 * the platform leaves here as a Java exception whose message is ours.
 *
 * <p>Inside {@code @JSBody}, local variables have whole words for names, since the compiler renames parameters to
 * single letters without looking at the body's own, and {@code a + (b - c)} is written in two steps, since it drops
 * those parentheses.
 */
package byok.browser.platform;
