package byok.client;

import byok.protocol.BudgetProposal;
import byok.protocol.GrantRequest;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What an app asks the owner for, looked at before a window opens. The wallet checks it again, values and all. */
final class Proposal {
  private Proposal() {}

  /** The first field that nobody would hear, or {@code null}. */
  static String unknown(JSObject request) {
    return unknown(request, GrantRequest.PROPOSED, BudgetProposal.FIELDS);
  }

  @JSBody(params = {"request", "proposed", "ofBudget"}, script = """
      var find = function(object, names) {
        return Object.keys(Object(object)).find(function(key) {
          return object[key] !== undefined && names.split(' ').indexOf(key) < 0;
        });
      };
      var budgets = [].concat(Object(request).budget, Object(request).budgets).filter(Boolean);
      var found = find(request, proposed);
      for (var at = 0; found === undefined && at < budgets.length; at++) found = find(budgets[at], ofBudget);
      return found === undefined ? null : found;""")
  private static native String unknown(JSObject request, String proposed, String ofBudget);
}
