package byok.core.vault;

import java.util.List;

/**
 * What could be opened of a table, and what could not.
 *
 * @param damaged the keys of rows that do not open: named, never accepted, left as they are
 */
public record Opened<T>(List<T> items, List<String> damaged) {}
