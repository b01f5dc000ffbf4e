package byok.core.kept;

import byok.protocol.Value;

/** Gathers what was said as readable text, as far as {@link #MOST} characters. */
final class Words {
  static final int MOST = 16_000;

  private final StringBuilder text = new StringBuilder();
  private boolean cut;

  /** The messages of a call, each under the name of its role. */
  static Words ofPrompt(Value prompt) {
    Words words = new Words();
    if (prompt instanceof Value.Arr messages) {
      for (int i = 0; i < messages.size(); i++) {
        if (messages.get(i) instanceof Value.Obj message) {
          words.add(i == 0 ? "" : "\n\n").add(role(message)).add(": ").content(message.get("content"));
        }
      }
    }
    return words;
  }

  /** A part of a stream, or of the content of an answer. */
  void part(Value value) {
    if (value instanceof Value.Obj part) {
      String type = part.text("type");
      if ("text".equals(type) || "text-delta".equals(type)) {
        add(part.text("text") == null ? part.text("delta") : part.text("text"));
      } else if ("tool-call".equals(type)) {
        add("[calls ").add(part.text("toolName")).add(" ").add(part.text("input")).add("]");
      } else if ("tool-result".equals(type)) {
        add("[result of ").add(part.text("toolName")).add("]");
      } else if ("file".equals(type)) {
        add("[file ").add(part.text("mediaType")).add("]");
      }
    }
  }

  void content(Value content) {
    if (content instanceof Value.Text whole) {
      add(whole.value());
    } else if (content instanceof Value.Arr parts) {
      for (int i = 0; i < parts.size(); i++) {
        part(parts.get(i));
      }
    }
  }

  String text() {
    return text.toString();
  }

  boolean isCut() {
    return cut;
  }

  private static String role(Value.Obj message) {
    return message.text("role") == null ? "?" : message.text("role");
  }

  private Words add(String more) {
    int room = MOST - text.length();
    if (more != null) {
      text.append(more, 0, Math.min(room, more.length()));
      cut |= more.length() > room;
    }
    return this;
  }
}
