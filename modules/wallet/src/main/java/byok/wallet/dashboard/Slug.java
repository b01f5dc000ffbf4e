package byok.wallet.dashboard;

/** A provider id out of a name: lower-case letters, digits and single hyphens. */
final class Slug {
  private Slug() {}

  static String of(String name) {
    StringBuilder slug = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = Character.toLowerCase(name.charAt(i));
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        slug.append(c);
      } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    int end = slug.length() > 0 && slug.charAt(slug.length() - 1) == '-' ? slug.length() - 1 : slug.length();
    return end == 0 ? "endpoint" : slug.substring(0, end);
  }
}
