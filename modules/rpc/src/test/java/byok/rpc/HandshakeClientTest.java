package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeClientTest {
  private static final String NONCE = "0123456789abcdef";

  private final PortPair ports = new PortPair();
  private final ManualTimers timers = new ManualTimers();
  private final List<String> heard = new ArrayList<>();
  private final HandshakeClient client =
      new HandshakeClient(ports.app, NONCE, () -> heard.add("ok"), e -> heard.add(e.code().wire())).start(timers, 8000);

  @Test
  void welcome_connects() {
    ports.wallet.post(Hello.welcome(NONCE));
    ports.deliverAll();
    timers.advance(9000);
    assertEquals(List.of("ok"), heard);
  }

  @Test
  void refusal_saysWhy() {
    ports.wallet.post(Hello.refused(NONCE, new ByokException(ErrorCode.NESTED_FRAME, "Nested.")));
    ports.deliverAll();
    assertEquals(List.of("nested_frame"), heard);
    assertTrue(ports.app.closed);
  }

  @Test
  void answersWithAnotherNonceOrVersion_areIgnoredUntilTheTimeout() {
    ports.wallet.post(Hello.welcome("another-nonce-000"));
    ports.wallet.post(Hello.welcome(NONCE).put("version", 2));
    ports.wallet.post(byok.protocol.Value.NULL);
    ports.deliverAll();
    timers.advance(8000);
    assertEquals(List.of("connect_timeout"), heard);
  }

  @Test
  void cancel_staysSilent() {
    client.cancel();
    timers.advance(9000);
    assertEquals(List.of(), heard);
    assertEquals(0, timers.waiting());
  }
}
