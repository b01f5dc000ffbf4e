package byok.testkit;

import byok.core.port.Calendar;
import byok.testkit.contract.CalendarContract;

class JvmCalendarTest extends CalendarContract {
  @Override
  protected Calendar berlin() {
    return new JvmCalendar("Europe/Berlin");
  }
}
