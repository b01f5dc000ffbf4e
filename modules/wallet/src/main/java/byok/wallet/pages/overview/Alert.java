package byok.wallet.pages.overview;

import byok.wallet.pages.terms.Per;

/** Something the owner should know now. */
public sealed interface Alert {
  /** Nothing can answer: there is no key. */
  record NoKeys() implements Alert {}

  /** The browser may clear the wallet away, and there is no backup. */
  record NoBackup() implements Alert {}

  /** An app used most of its limit. {@code id} is its grant. */
  record NearLimit(String id, String appName, long usedNanoUsd, long limitNanoUsd, Per per) implements Alert {}

  /** A provider no longer takes its key. */
  record KeyRefused(String provider, long sinceMillis) implements Alert {}

  /** The wallet stopped an app, since a provider charged more than was held for it. {@code id} is its grant. */
  record Suspended(String id, String appName) implements Alert {}

  /** A record of the vault does not open. {@code what} names it: "the key of OpenAI". */
  record Damaged(String what) implements Alert {}
}
