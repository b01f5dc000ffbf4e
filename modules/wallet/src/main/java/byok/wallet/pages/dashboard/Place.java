package byok.wallet.pages.dashboard;

import byok.ui.Page;

/**
 * Where in the dashboard the owner is, as the hash of the address says.
 *
 * @param item a grant's id under Apps, an origin under Activity; "" for none
 */
public record Place(Tab tab, String item) {
  /** The present place; anything unknown is the overview. */
  public static Place now() {
    return of(Page.hash());
  }

  /** Goes there: the address changes, and the dashboard says so to its actions. */
  public void go() {
    Page.setHash(hash());
  }

  /** As in "#apps/g1". */
  public String hash() {
    return item.isEmpty() ? tab.hash : tab.hash + "/" + item;
  }

  static Place of(String hash) {
    int slash = hash.indexOf('/');
    String name = slash < 0 ? hash : hash.substring(0, slash);
    for (Tab tab : Tab.values()) {
      if (tab.hash.equals(name)) {
        return new Place(tab, slash < 0 ? "" : hash.substring(slash + 1));
      }
    }
    return new Place(Tab.OVERVIEW, "");
  }
}
