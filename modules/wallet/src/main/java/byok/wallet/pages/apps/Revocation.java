package byok.wallet.pages.apps;

import byok.ui.Format;
import byok.ui.Icons;

/** When a revocation takes hold, as a fact and what follows from it. */
record Revocation(String icon, String fact, String rest) {
  static Revocation of(Reach reach) {
    return switch (reach) {
      case Reach.Shared shared -> new Revocation(Icons.SQUARE, AppsWords.STOPS_NOW, AppsWords.SHARED_REST);
      case Reach.Live live -> new Revocation(Icons.SQUARE, AppsWords.STOPS_NOW, AppsWords.LIVE_REST);
      case Reach.Bell bell -> new Revocation(Icons.BELL, AppsWords.STOPS_NOW, AppsWords.BELL_REST);
      case Reach.Lease lease ->
          new Revocation(Icons.CLOCK, AppsWords.stopsBy(Format.time(lease.endsMillis())), AppsWords.LEASE_REST);
    };
  }

  String sentences() {
    return fact + " " + rest;
  }
}
