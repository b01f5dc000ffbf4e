/** Builds and changes a page by small typed pieces: elements, components, icons, and formats. Knows nothing of the wallet. */
package byok.ui;
