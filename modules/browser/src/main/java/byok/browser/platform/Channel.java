package byok.browser.platform;

import byok.browser.messaging.JsValues;
import byok.protocol.ByokException;
import byok.protocol.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * A {@code BroadcastChannel} between pages of the wallet. A message is a {@link Value} and, besides, one JavaScript
 * value that structured clone carries as it is: a {@code CryptoKey} or an object of such. Never opened to another
 * origin.
 */
public final class Channel {
  private final JSObject channel;

  private Channel(JSObject channel) {
    this.channel = channel;
  }

  /** Receives messages of other pages, each in a green thread of its own. */
  public interface Receiver {
    /** @param raw what was sent besides the message, or null */
    void receive(Value message, JSObject raw);
  }

  /** This page's own channel of that name; one that never delivers where the browser withholds them. */
  public static Channel own(String name) {
    return new Channel(create(null, name));
  }

  /** The unpartitioned channel of that name. @param handle what {@link StorageAccess#tryHandle} returned */
  public static Channel of(JSObject handle, String name) {
    return new Channel(create(handle, name));
  }

  /** The same between two windows of the wallet's own origin, over a port that one of them handed to the other. */
  public static Channel over(JSObject messagePort) {
    return new Channel(messagePort);
  }

  /** One that nobody else is on. */
  public static Channel none() {
    return new Channel(null);
  }

  public void post(Value message) {
    post(message, null);
  }

  /** @param raw null for nothing besides */
  public void post(Value message, JSObject raw) {
    send(channel, JsValues.write(message), raw);
  }

  /** Sets the one receiver. Messages that cannot be read are dropped. */
  public void onMessage(Receiver receiver) {
    listen(channel, (wire, raw) -> Green.run(() -> deliver(receiver, wire, raw)));
  }

  public void close() {
    close(channel);
  }

  private static void deliver(Receiver receiver, JSObject wire, JSObject raw) {
    Value message;
    try {
      message = JsValues.read(wire);
    } catch (ByokException e) {
      return;
    }
    receiver.receive(message, raw);
  }

  @JSFunctor
  private interface OnMessage extends JSObject {
    void message(JSObject wire, JSObject raw);
  }

  @JSBody(params = {"handle", "name"}, script = """
      try {
        return handle ? handle.BroadcastChannel(name) : new BroadcastChannel(name);
      } catch (e) {
        return null;
      }""")
  private static native JSObject create(JSObject handle, String name);

  @JSBody(params = {"channel", "wire", "raw"}, script = """
      try {
        if (channel) channel.postMessage({v: wire, raw: raw});
      } catch (e) {
        /* closed */
      }""")
  private static native void send(JSObject channel, JSObject wire, JSObject raw);

  @JSBody(params = {"channel", "f"}, script = """
      if (channel) channel.onmessage = function(e) {
        if (e.data && typeof e.data === 'object') f(e.data.v, e.data.raw || null);
      };""")
  private static native void listen(JSObject channel, OnMessage f);

  @JSBody(params = "channel", script = "if (channel) channel.close();")
  private static native void close(JSObject channel);
}
