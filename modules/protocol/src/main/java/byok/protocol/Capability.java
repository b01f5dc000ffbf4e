package byok.protocol;

import java.util.ArrayList;
import java.util.List;

/** A kind of model an app may use. The wire name is the constant's name in lower case. */
public enum Capability {
  LANGUAGE,
  IMAGE,
  SPEECH,
  TRANSCRIPTION,
  EMBEDDING,
  RERANKING;

  public String wire() {
    return name().toLowerCase();
  }

  /** The method that calls a model of this kind: {@code doLanguage} and so on. */
  public String method() {
    return "do" + name().charAt(0) + wire().substring(1);
  }

  /** The capability of a wire name, or {@code null}. */
  public static Capability ofWire(String wire) {
    for (Capability capability : values()) {
      if (capability.wire().equals(wire)) {
        return capability;
      }
    }
    return null;
  }

  /** The list of a field: 1 to 16 names, in the order given, each once. */
  static List<Capability> decodeList(Fields fields, String key) {
    List<Capability> capabilities = new ArrayList<>();
    for (String name : fields.texts(key, 16, 32)) {
      Capability capability = ofWire(name);
      if (capability == null) {
        throw Fields.invalid(key, "names an unknown capability");
      }
      if (!Lists.containSame(capabilities, capability)) {
        capabilities.add(capability);
      }
    }
    return capabilities;
  }

  static Value.Arr encodeList(List<Capability> capabilities) {
    Value.Arr list = new Value.Arr();
    for (Capability capability : capabilities) {
      list.add(capability.wire());
    }
    return list;
  }
}
