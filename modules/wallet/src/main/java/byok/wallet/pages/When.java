package byok.wallet.pages;

import byok.ui.Format;

/** Moments and spans as the wallet says them. Milliseconds since 1970; 0 stands for no end. */
public final class When {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private When() {}

  /** "just now", "12 min ago", "3 h ago", "on 3 February". */
  public static String ago(long then, long now) {
    long passed = now - then;
    if (passed < MINUTE) {
      return "just now";
    }
    if (passed < HOUR) {
      return passed / MINUTE + " min ago";
    }
    return daysAhead(then, now) == 0 ? passed / HOUR + " h ago" : "on " + Format.day(then, now);
  }

  /** "until you revoke it", "until 18:05 today", "until 30 March". */
  public static String until(long end, long now) {
    if (end == 0) {
      return "until you revoke it";
    }
    return daysAhead(end, now) == 0 ? "until " + Format.time(end) + " today" : "until " + Format.day(end, now);
  }

  /** "Today 18:00", "Tomorrow 09:30", "19 March, one week", "Until I revoke it". */
  public static String choice(long end, long now) {
    int days = daysAhead(end, now);
    if (end == 0) {
      return "Until I revoke it";
    }
    if (days <= 1) {
      return (days == 0 ? "Today " : "Tomorrow ") + Format.time(end);
    }
    return Format.day(end, now) + ", " + span(days);
  }

  /** "14:24" today, "11 March 14:24" before. */
  public static String at(long then, long now) {
    return daysAhead(then, now) == 0 ? Format.time(then) : Format.day(then, now) + " " + Format.time(then);
  }

  /** "today 09:12", "yesterday 18:20", "3 January". */
  public static String day(long then, long now) {
    return switch (daysAhead(then, now)) {
      case 0 -> "today " + Format.time(then);
      case -1 -> "yesterday " + Format.time(then);
      default -> Format.day(then, now);
    };
  }

  /** "0.7 s", "41 s", "2 min 5 s". */
  public static String took(long millis) {
    if (millis < 10_000) {
      return Format.tenth(millis / 1000.0) + " s";
    }
    long seconds = millis / 1000;
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  private static String span(int days) {
    return switch (days) {
      case 7 -> "one week";
      case 365 -> "one year";
      default -> days + " days";
    };
  }

  private static int daysAhead(long then, long now) {
    return Format.dayNumber(then) - Format.dayNumber(now);
  }
}
