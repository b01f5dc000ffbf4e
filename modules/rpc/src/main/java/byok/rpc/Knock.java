package byok.rpc;

import byok.protocol.Value;

/**
 * A window message at the bridge with what the browser says about it.
 *
 * @param fromParent whether {@code event.source === parent}
 * @param ancestors how many windows are above the bridge: the length of {@code location.ancestorOrigins}, or counted by
 *     {@code parent} up to {@code top} where that is missing
 * @param origin {@code event.origin}
 * @param ancestorOrigin {@code location.ancestorOrigins[0]}, or {@code null} in a browser without it
 * @param ports how many ports were transferred
 * @param message the data
 */
public record Knock(
    boolean fromParent, int ancestors, String origin, String ancestorOrigin, int ports, Value message) {}
