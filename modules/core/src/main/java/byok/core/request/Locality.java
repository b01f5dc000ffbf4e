package byok.core.request;

import byok.core.consent.Origins;
import byok.core.grants.GrantRow;
import byok.core.grants.Storage;
import byok.core.keys.ProviderKey;
import byok.core.providers.ProviderEntry;
import byok.protocol.Lists;
import java.util.ArrayList;
import java.util.List;

/** Which keys lead to what runs on this very computer: in this browser, or at a loopback address of the owner's. */
public final class Locality {
  private Locality() {}

  public static boolean isLocal(ProviderKey key) {
    return key.isCustom() && (isHere(key) || isLoopback(key.baseUrl()));
  }

  /** Whether an address is of this computer, outside this browser. */
  public static boolean isLoopback(String url) {
    String origin = origin(url);
    return Origins.isWeb(origin) && Origins.isLocal(origin);
  }

  /**
   * Whether a model that such a key serves runs on this computer, too, as far as its name says. A server that lists
   * models is asked for those alone, by their names: it may read more into others.
   */
  static boolean isLocal(ProviderKey key, String model) {
    return isLocal(key) && (isHere(key) || isListed(key, model) && !isOfCloud(model));
  }

  private static boolean isListed(ProviderKey key, String model) {
    return key.models().isEmpty() || Lists.contain(key.models(), model);
  }

  /** Whether it leads to what runs in this very browser. */
  public static boolean isHere(ProviderKey key) {
    return key.isCustom() && origin(key.baseUrl()).equals(ProviderEntry.HERE);
  }

  /**
   * Ollama passes models of such names on to its makers' computers: {@code gpt-oss:120b-cloud}, {@code glm-4.6:cloud}.
   */
  private static boolean isOfCloud(String model) {
    String name = withoutBlanks(model).toLowerCase();
    return name.contains(":cloud") || name.contains("-cloud");
  }

  /** Ollama takes them away as well before it reads a name. */
  private static String withoutBlanks(String model) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < model.length(); i++) {
      char c = model.charAt(i);
      if (c > ' ' && !Character.isSpaceChar(c) && !Character.isISOControl(c)) {
        name.append(c);
      }
    }
    return name.toString();
  }

  /**
   * Those of the keys that a grant may use: where it is local only none that lead elsewhere, and at a bridge that works
   * on a sealed session none of this browser's models, for it reaches none.
   *
   * @param place where its bridge works
   */
  public static List<ProviderKey> within(boolean localOnly, Storage place, List<ProviderKey> keys) {
    List<ProviderKey> within = new ArrayList<>();
    for (ProviderKey key : keys) {
      if ((isLocal(key) || !localOnly) && (place.isOnVault() || !isHere(key))) {
        within.add(key);
      }
    }
    return within;
  }

  static List<ProviderKey> within(GrantRow grant, List<ProviderKey> keys) {
    return within(grant.caveats().localOnly(), grant.storage(), keys);
  }

  private static String origin(String url) {
    int scheme = url.indexOf("://");
    int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
