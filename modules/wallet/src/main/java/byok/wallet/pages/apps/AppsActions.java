package byok.wallet.pages.apps;

import byok.wallet.pages.answers.Chosen;
import byok.wallet.pages.terms.Terms;
import java.util.List;

/** What the owner can do with apps. Opening and closing one is a {@link byok.wallet.pages.dashboard.Place}. */
public interface AppsActions {
  void saveTerms(String id, Terms terms);

  /** Has other models answer than asked for; one that the app may not use yet is allowed, which the owner confirmed. */
  void saveAnswers(String id, List<Chosen> chosen);

  /** Lets a suspended app go on under the limits that it has. */
  void resume(String id);

  /** Ends the grant, after the owner confirmed. */
  void revoke(String id);

  /** Keeps the app's prompts and answers from now on, or keeps them no more and deletes what there is. */
  void keepWords(String id, boolean on);

  /** Lets a blocked origin ask again. */
  void unblock(String origin);
}
