package byok.wallet.pages.local;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Field;
import byok.ui.FileField;
import byok.ui.Form;
import byok.ui.Pieces;

/** Asks for a model that is not in the list: for its file, or its address. */
final class OtherModel extends Component {
  private static final int DIGITS = 64;

  private final FileField file;
  private final Field address = Field.code(LocalWords.ADDRESS).hint(LocalWords.ADDRESS_HINT);
  private final Field digest = Field.code(LocalWords.DIGEST).hint(LocalWords.DIGEST_HINT);
  private final LocalActions actions;
  private final El element;

  OtherModel(LocalActions actions) {
    this.actions = actions;
    file = FileField.unread(LocalWords.FILE, ".gguf", actions::copy).hint(LocalWords.FILE_HINT);
    Button start = Button.plain(LocalWords.DOWNLOAD).submits();
    Form form = new Form("grid gap-3 pt-3", this::sent).add(address, digest, div("", start));
    element = Pieces.more(LocalWords.OTHER, div("pt-3", file), form);
  }

  /** Lets the file be chosen, in a click. */
  void choose() {
    element.flag("open", true);
    file.choose();
  }

  void fileProblem(String sentence) {
    file.problem(sentence);
  }

  void addressProblem(String sentence) {
    address.problem(sentence);
    address.focus();
  }

  void addressTaken() {
    address.value("");
    digest.value("");
  }

  private void sent() {
    String url = address.value().trim();
    String sha256 = digest.value().trim().toLowerCase();
    address.problem(isAddress(url) ? null : LocalWords.NO_ADDRESS);
    digest.problem(sha256.isEmpty() || isDigest(sha256) ? null : LocalWords.NO_DIGEST);
    if (address.isWrong()) {
      address.focus();
    } else if (digest.isWrong()) {
      digest.focus();
    } else {
      actions.downloadFrom(url, sha256);
    }
  }

  private static boolean isAddress(String url) {
    boolean known = url.startsWith("https://") || url.startsWith("http://localhost:")
        || url.startsWith("http://127.0.0.1:");
    int query = url.indexOf('?');
    return known && (query < 0 ? url : url.substring(0, query)).toLowerCase().endsWith(".gguf");
  }

  private static boolean isDigest(String text) {
    boolean digits = text.length() == DIGITS;
    for (int i = 0; digits && i < DIGITS; i++) {
      digits = Character.digit(text.charAt(i), 16) >= 0;
    }
    return digits;
  }

  @Override
  protected El element() {
    return element;
  }
}
