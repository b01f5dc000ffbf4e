package byok.core;

import byok.testkit.JvmWallet;
import byok.testkit.ManualClock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Just before the hours in which windows end in unusual ways: both changes to and from summer time, month and year
 * ends.
 *
 * @param zone where the owner lives
 * @param atMillis when it begins
 */
public record OddMoments(String zone, long atMillis) {
  public JvmWallet wallet() {
    return JvmWallet.at(new ManualClock(atMillis), 1, zone);
  }

  public static Arbitrary<OddMoments> any() {
    return Arbitraries.of(
        at("Europe/Berlin", 2026, 3, 29, 1, 50),
        at("Europe/Berlin", 2026, 10, 25, 1, 50),
        at("Europe/Berlin", 2026, 2, 28, 23, 50),
        at("Europe/Berlin", 2026, 12, 31, 23, 50),
        at("Europe/Berlin", 2026, 5, 13, 12, 0),
        at("America/New_York", 2026, 3, 8, 1, 50),
        at("America/New_York", 2026, 11, 1, 0, 50),
        at("America/New_York", 2026, 4, 30, 23, 50),
        at("Australia/Lord_Howe", 2026, 4, 5, 1, 20),
        at("Australia/Lord_Howe", 2026, 10, 4, 1, 50),
        at("Australia/Lord_Howe", 2027, 1, 31, 23, 50));
  }

  private static OddMoments at(String zone, int year, int month, int day, int hour, int minute) {
    ZonedDateTime moment = ZonedDateTime.of(year, month, day, hour, minute, 0, 0, ZoneId.of(zone));
    return new OddMoments(zone, moment.toInstant().toEpochMilli());
  }
}
