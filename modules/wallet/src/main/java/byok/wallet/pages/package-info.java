/**
 * What the owner sees: one package a page, each with a view, the records it shows, the actions it asks for, and its
 * words. Views know nothing of storage, keys or messages; whoever composes them feeds the records and carries out the
 * actions. Actions run on a green thread of their own and may block.
 */
package byok.wallet.pages;
