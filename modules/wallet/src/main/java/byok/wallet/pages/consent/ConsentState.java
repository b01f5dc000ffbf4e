package byok.wallet.pages.consent;

import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsModel;
import java.util.List;

/** What the consent window shows. */
public sealed interface ConsentState {
  /** Nothing is known yet. */
  record Checking() implements ConsentState {}

  /** An app asks for the first time, or again after its grant ended. */
  record Asking(Request request, TermsModel proposal) implements ConsentState {}

  /**
   * An app asks for other terms than it has.
   *
   * @param kinds what it may do, {@code added} what it asks to do on top: wire names of kinds of models
   * @param current the terms in force
   * @param approvedMillis when those were approved
   * @param suspension set where it is suspended
   * @param todayNanoUsd what it cost today; {@code monthNanoUsd} this month
   */
  record Amending(
      Request request,
      List<String> kinds,
      List<String> added,
      Terms current,
      long approvedMillis,
      Suspension suspension,
      TermsModel proposal,
      long todayNanoUsd,
      long monthNanoUsd)
      implements ConsentState {}

  /** @param reason why, a sentence; null where nobody said */
  record Suspension(String reason) {}

  /**
   * The wallet is locked. {@code walletTab} is the address of its unlock page.
   *
   * @param byPasskey whether a passkey opens it here
   */
  record Locked(String origin, String walletTab, boolean byPasskey) implements ConsentState {}

  /**
   * The wallet is open, but it is too long since the owner proved who is there. {@code walletTab} is the address where
   * the passphrase does.
   *
   * @param byPasskey whether a passkey does here
   */
  record Stale(String origin, String walletTab, boolean byPasskey) implements ConsentState {}

  /**
   * The wallet has no keys, or none for anything asked for. {@code walletTab} is the address where one is added.
   *
   * @param localTab where a local model is added
   * @param localOnly whether nothing but such a model may answer
   */
  record Empty(Request request, String walletTab, String localTab, boolean localOnly) implements ConsentState {}

  /** The owner blocked this origin before. {@code walletTab} is the address where that is undone. */
  record Blocked(String origin, String walletTab) implements ConsentState {}

  /** An approved grant is carried on; the window closes by itself. */
  record Renewing(String origin) implements ConsentState {}

  /** It is decided; the window closes by itself. */
  record Done(boolean approved) implements ConsentState {}

  record Failed(Trouble trouble) implements ConsentState {}

  /** Why nothing can be decided here. */
  enum Trouble {
    /** Opened by hand, or the app's page cannot be reached. */
    NOT_OPENED_BY_APP,
    /** Opened by an app that cuts itself off from it, in a browser that leaves no other way. */
    OUT_OF_REACH,
    /** The app closed its page or took the request back. */
    REQUEST_GONE,
    /** The app took it back and asks for something else. */
    REQUEST_CHANGED,
    /** The provider did not make the limited key without which the wallet hands nothing over. */
    NO_SUB_KEY,
    /** Another site stands where the asking one stood. */
    ORIGIN_CHANGED
  }
}
