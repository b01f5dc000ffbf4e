package byok.wallet.pages.keys;

import java.util.List;

/** All keys, and the providers that more can be added for. */
public record KeysModel(long nowMillis, List<KeyItem> keys, List<ProviderChoice> providers) {}
