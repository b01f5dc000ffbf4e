package byok.wallet.pages.terms;

import java.util.List;

/** What an app does with models of a kind, in words. */
public final class KindWords {
  private KindWords() {}

  /** "make images and write down recordings"; {@code kinds} are wire names. */
  public static String doings(List<String> kinds) {
    return listed(kinds, "and");
  }

  /** "make images or write down recordings". */
  public static String either(List<String> kinds) {
    return listed(kinds, "or");
  }

  /** "Text", "Images". */
  public static String noun(String kind) {
    return switch (kind) {
      case "language" -> "Text";
      case "image" -> "Images";
      case "speech" -> "Speech";
      case "transcription" -> "Transcripts";
      case "embedding" -> "Comparing texts";
      case "reranking" -> "Sorting texts";
      default -> kind;
    };
  }

  private static String listed(List<String> kinds, String last) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < kinds.size(); i++) {
      String join = i == 0 ? "" : i == kinds.size() - 1 ? " " + last + " " : ", ";
      all.append(join).append(doing(kinds.get(i)));
    }
    return all.toString();
  }

  private static String doing(String kind) {
    return switch (kind) {
      case "language" -> "write and read text";
      case "image" -> "make images";
      case "speech" -> "speak text aloud";
      case "transcription" -> "write down recordings";
      case "embedding" -> "compare texts";
      case "reranking" -> "sort texts";
      default -> "use “" + kind + "”";
    };
  }
}
