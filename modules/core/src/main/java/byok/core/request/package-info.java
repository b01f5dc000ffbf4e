/** One model request from admission to its ledger row (protocol/spec/grants-and-budgets.md, "Requests"). */
package byok.core.request;
