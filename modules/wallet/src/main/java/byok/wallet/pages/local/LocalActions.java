package byok.wallet.pages.local;

import byok.ui.PickedFile;

/** What the owner can do with the models of this browser. */
public interface LocalActions {
  /** Begins a download, or goes on with it. */
  void download(String id);

  /** @param address of a GGUF file; @param sha256 its digest in hexadecimal digits, or empty */
  void downloadFrom(String address, String sha256);

  /** Copies a model in from a file of this computer. */
  void copy(PickedFile file);

  void pause(String id);

  /** Deletes what is there of it. */
  void delete(String id);
}
