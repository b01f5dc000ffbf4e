package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Page;
import byok.core.vault.Ids;
import byok.protocol.Value;
import byok.rpc.Intake;
import byok.rpc.Timers;
import byok.rpc.kkrpc.JsonText;
import byok.rpc.kkrpc.Surroundings;

/** The bridge's page as a kkrpc peer needs it. */
final class KkrpcPage implements Surroundings, JsonText {
  private final Bridge bridge;
  private String origin;

  KkrpcPage(Bridge bridge) {
    this.bridge = bridge;
  }

  void setOrigin(String ofApp) {
    origin = ofApp;
  }

  @Override
  public JsonText json() {
    return this;
  }

  @Override
  public Value parse(String text) {
    return bridge.ports().json().parse(text);
  }

  @Override
  public String print(Value value) {
    return bridge.ports().json().print(value);
  }

  @Override
  public Timers timers() {
    return new BrowserTimers();
  }

  @Override
  public Intake intake() {
    return bridge.load();
  }

  @Override
  public String appOrigin() {
    return origin;
  }

  @Override
  public String address(String page) {
    return Page.origin() + page;
  }

  @Override
  public String freshId() {
    return Ids.random(bridge.ports().random());
  }

  @Override
  public boolean hasWindow() {
    return bridge.desk().hasWindow();
  }
}
