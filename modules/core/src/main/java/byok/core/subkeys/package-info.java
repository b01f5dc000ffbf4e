/**
 * Keys that the wallet makes at a provider for one session, so that the provider itself stops an app at its slice
 * (protocol/spec/grants-and-budgets.md, "Sub-keys"). For the wallet's own top-level pages; no bridge uses it.
 */
package byok.core.subkeys;
