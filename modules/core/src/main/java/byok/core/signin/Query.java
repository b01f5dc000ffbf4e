package byok.core.signin;

import byok.protocol.Alphabet;
import byok.protocol.Utf8;

/** An address that grows by parameters. */
final class Query {
  private static final Alphabet PLAIN = Alphabet.alphanumericAnd("-_.~");
  private static final String HEX = "0123456789ABCDEF";

  private final StringBuilder address;
  private char next = '?';

  Query(String address) {
    this.address = new StringBuilder(address);
  }

  /** Left out where name or value is {@code null}. */
  Query with(String name, String value) {
    if (name != null && value != null) {
      address.append(next).append(name).append('=');
      encode(value);
      next = '&';
    }
    return this;
  }

  /** All but RFC 3986's unreserved characters as the hexadecimal of their UTF-8 bytes. */
  private void encode(String value) {
    for (byte each : Utf8.encode(value)) {
      char c = (char) (each & 0xff);
      if (PLAIN.has(c)) {
        address.append(c);
      } else {
        address.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
  }

  String address() {
    return address.toString();
  }
}
