/**
 * Builds and changes a page by small typed pieces: elements, components, icons, formats. Knows nothing of the wallet.
 */
package byok.ui;
