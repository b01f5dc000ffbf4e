package byok.wallet.pages.apps;

import java.util.List;

/**
 * All sites the wallet knows.
 *
 * @param apps in the order to show them
 * @param detail the one that is opened, or null
 */
public record AppsModel(long nowMillis, List<AppItem> apps, AppDetail detail) {}
