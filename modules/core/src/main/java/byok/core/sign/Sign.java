package byok.core.sign;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/**
 * A phrase or a picture that the owner chose, shown in every window of the wallet and nowhere else. The row {@code
 * settings/sign}, persisted in plaintext, as it is shown while the wallet is locked.
 *
 * @param phrase empty for none
 * @param picture the number of one of {@link #PICTURES}, from 0; -1 for none
 */
public record Sign(String phrase, int picture) {
  public static final int PICTURES = 16;
  public static final int MAX_PHRASE = 40;
  public static final Sign NONE = new Sign("", -1);
  public static final String KEY = "sign";

  private static final List<String> TABLES = List.of(Tables.SETTINGS);

  /** Whether there is anything to show. */
  public boolean isEmpty() {
    return phrase.isEmpty() && picture < 0;
  }

  /** The owner's sign, or {@link #NONE}. */
  public static Sign read(Store store) {
    Value.Obj row = store.read(TABLES, tx -> tx.get(Tables.SETTINGS, KEY));
    if (row == null) {
      return NONE;
    }
    String phrase = row.text("phrase");
    return new Sign(phrase == null ? "" : phrase, picture(row.integer("picture", -1)));
  }

  /** Stores it; refused with {@code INVALID_REQUEST} where the phrase is too long. */
  public void write(Store store) {
    String trimmed = phrase.trim();
    if (trimmed.length() > MAX_PHRASE) {
      String sentence = "A phrase has at most " + MAX_PHRASE + " characters; this has " + trimmed.length() + ".";
      throw new ByokException(ErrorCode.INVALID_REQUEST, sentence);
    }
    Value.Obj row = new Value.Obj().put("v", 1).put("phrase", trimmed).put("picture", picture);
    store.write(TABLES, true, tx -> {
      tx.put(Tables.SETTINGS, KEY, row);
      return null;
    });
  }

  private static int picture(long stored) {
    return stored >= 0 && stored < PICTURES ? (int) stored : -1;
  }
}
