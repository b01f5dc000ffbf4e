package byok.ui;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The browser's own formatting. Apart from {@link Format}: a native call does not run its class's initialiser. */
final class Intl {
  private Intl() {}

  @JSBody(
      params = {"least", "most"},
      script = "return new Intl.NumberFormat('en-US', {minimumFractionDigits: least, maximumFractionDigits: most});")
  static native JSObject numbers(int least, int most);

  @JSBody(params = "parts", script = "return new Intl.DateTimeFormat('en-GB', JSON.parse(parts));")
  static native JSObject dates(String parts);

  @JSBody(params = {"format", "number"}, script = "return format.format(number);")
  static native String number(JSObject format, double number);

  @JSBody(params = {"format", "millis"}, script = "return format.format(millis);")
  static native String date(JSObject format, double millis);

  @JSBody(
      params = "millis",
      script = "return Math.floor((millis - new Date(millis).getTimezoneOffset() * 60000) / 86400000);")
  static native int dayNumber(double millis);

  @JSBody(params = "millis", script = "return new Date(millis).getDate();")
  static native int dayOfMonth(double millis);

  @JSBody(
      params = "millis",
      script = "return new Date(millis - new Date(millis).getTimezoneOffset() * 60000).toISOString().slice(0, 10);")
  static native String isoDay(double millis);

  @JSBody(params = "number", script = "return String(Math.round(number * 1000) / 1000);")
  static native String plain(double number);

  @JSBody(params = "millis", script = "return new Date(millis).getFullYear();")
  static native int year(double millis);
}
