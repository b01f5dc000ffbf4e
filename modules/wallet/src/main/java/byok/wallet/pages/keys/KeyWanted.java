package byok.wallet.pages.keys;

import byok.wallet.pages.terms.Spend;

/**
 * A key to be got by signing in.
 *
 * @param providerId which {@link ProviderChoice}
 * @param limit what the provider shall stop it at; null for no limit
 * @param days after which it shall end there; 0 for never
 */
public record KeyWanted(String providerId, Spend limit, int days) {}
