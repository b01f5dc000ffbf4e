package byok.wallet.pages.local;

import java.util.List;

/**
 * The models of this browser.
 *
 * @param usedBytes what those that are here take, parts included
 * @param roomBytes what fits yet, -1 where the browser does not say it
 */
public record LocalList(List<LocalItem> items, long usedBytes, long roomBytes) {}
