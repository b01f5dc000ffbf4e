package byok.wallet.pages.dashboard;

import byok.ui.Icons;

/** A page of the dashboard. */
public enum Tab {
  OVERVIEW("overview", "Overview", Icons.HOME),
  APPS("apps", "Apps", Icons.APPS),
  KEYS("keys", "Keys", Icons.KEY),
  ACTIVITY("activity", "Activity", Icons.LIST),
  SAFETY("safety", "Safety", Icons.SHIELD);

  final String hash;
  final String word;
  final String icon;

  Tab(String hash, String word, String icon) {
    this.hash = hash;
    this.word = word;
    this.icon = icon;
  }
}
