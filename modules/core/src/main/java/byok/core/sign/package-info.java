/** What the owner recognises the wallet by. */
package byok.core.sign;
