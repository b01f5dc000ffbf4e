/** The cookie mailbox: how a bridge and a consent window that cannot reach each other exchange letters. */
package byok.core.mailbox;
