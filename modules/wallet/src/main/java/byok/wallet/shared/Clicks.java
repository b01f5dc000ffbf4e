package byok.wallet.shared;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Notes each click in this window before anything reacts to it. */
final class Clicks {
  private int latest;

  Clicks() {
    watch(detail -> latest = detail);
  }

  /**
   * The count of the latest click within its series; 0 for the keyboard. One that a script made, or a mouse that has
   * not moved in this window, counts as many: the browser reports a mouse that a window opened under at its place,
   * without a change of it.
   */
  int latest() {
    return latest;
  }

  @JSFunctor
  private interface OnClick extends JSObject {
    void click(int detail);
  }

  @JSBody(params = "f", script = """
      var at = null, moved = false, mouse = false;
      addEventListener('pointermove', function(e) {
        if (!e.isTrusted || e.pointerType !== 'mouse') return;
        moved = moved || at !== null && (e.screenX !== at[0] || e.screenY !== at[1]);
        at = [e.screenX, e.screenY];
      }, true);
      addEventListener('pointerdown', function(e) { mouse = e.pointerType === 'mouse'; }, true);
      addEventListener('click', function(e) {
        f(!e.isTrusted || e.detail > 0 && mouse && !moved ? 99 : e.detail);
      }, true);""")
  private static native void watch(OnClick f);
}
