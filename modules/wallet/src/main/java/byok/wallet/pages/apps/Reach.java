package byok.wallet.pages.apps;

/** How soon a change reaches an app that works from a copy, and what is known of it until then. */
public sealed interface Reach {
  /** It works on this vault: every change binds at once. */
  record Shared() implements Reach {}

  /** It works on this vault while a window of the wallet is open: every change binds at once. */
  record Live() implements Reach {}

  /** It stops at once; its requests are known at next contact. {@code heardMillis} is the last one. */
  record Bell(long heardMillis) implements Reach {}

  /** It stops when its lease ends, at {@code endsMillis}. {@code heardMillis} is the last contact. */
  record Lease(long heardMillis, long endsMillis) implements Reach {}
}
