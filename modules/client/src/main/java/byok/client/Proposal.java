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

  /**
   * The first field whose value the wallet would refuse, or {@code null}. The vectors of the protocol hold both to the
   * same rules; only which characters a purpose may have is left to the wallet.
   */
  @JSBody(params = "request", script = """
      var oneOf = function(words) {
        return function(value) { return words.split(' ').indexOf(value) >= 0; };
      };
      var list = function(most, is) {
        return function(value) { return Array.isArray(value) && value.length > 0 && value.length <= most && value.every(is); };
      };
      var text = function(form) {
        return function(value) { return typeof value === 'string' && form.test(value); };
      };
      var whole = function(least, most) {
        return function(value) { return Number.isInteger(value) && value >= least && value <= most; };
      };
      var usd = function(value) { return typeof value === 'number' && value > 0 && value <= 1e6; };
      var flag = function(value) { return typeof value === 'boolean'; };
      var per = oneOf('hour day week month total');
      var budget = function(value) { return Object(value) === value && usd(value.usd) && per(value.per); };
      var rules = {
        capabilities: list(16, oneOf('language image speech transcription embedding reranking')),
        models: list(64, text(/^[!-~]{1,200}$/)),
        budget: budget,
        budgets: list(5, budget),
        maxUsdPerRequest: usd,
        expiresInMillis: whole(60000, 315360000000),
        requestsPerMinute: whole(1, 1000),
        tokensPerMinute: whole(1, 1e9),
        requestsAtOnce: whole(1, 1000),
        localOnly: flag,
        strict: flag,
        purpose: text(/^[^]{1,300}$/)
      };
      var given = Object(request);
      var wrong = Object.keys(rules).find(function(key) {
        return (key === 'capabilities' || given[key] !== undefined) && !rules[key](given[key]);
      });
      return wrong === undefined ? null : wrong;""")
  static native String wrong(JSObject request);
}
