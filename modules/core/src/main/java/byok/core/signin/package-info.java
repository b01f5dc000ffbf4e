/**
 * Getting a key without pasting one: the owner signs in at a provider and comes back with a code, which the wallet
 * exchanges for a key (OAuth 2.0 with PKCE, RFC 7636). For the dashboard; no bridge uses it.
 */
package byok.core.signin;
