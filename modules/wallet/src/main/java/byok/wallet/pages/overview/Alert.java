package byok.wallet.pages.overview;

import byok.wallet.pages.terms.Per;

/** Something the owner should know now. */
public sealed interface Alert {
  /** Nothing can answer: there is no key. */
  record NoKeys() implements Alert {}

  /** The browser may clear the wallet away, and there is no backup. */
  record NoBackup() implements Alert {}

  /** An app used most of its limit. {@code id} is its grant, {@code key} the limit in its present window. */
  record NearLimit(String id, String appName, long usedNanoUsd, long limitNanoUsd, Per per, String key)
      implements Alert {}

  /** Most of a limit over all apps is used. {@code scope} is a provider, or everything. */
  record NearCap(String scope, long usedNanoUsd, long limitNanoUsd, Per per, String key) implements Alert {}

  /** A provider no longer takes its key. */
  record KeyRefused(String provider, long sinceMillis) implements Alert {}

  /** The wallet stopped an app. {@code id} is its grant; {@code reason} a sentence, or null. */
  record Suspended(String id, String appName, String reason) implements Alert {}

  /** A record of the vault does not open. {@code what} names it: "the key of OpenAI". */
  record Damaged(String what) implements Alert {}
}
