package byok.core.kept;

import byok.protocol.Value;
import java.util.List;

/** Gathers what was said as readable text, as far as {@link #MOST} characters. */
final class Words {
  static final int MOST = 16_000;
  private static final String TEXTS = " text text-delta input_text output_text ";

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

  /** What a request in a provider's own format says to the model. */
  static Words ofBody(Value.Obj body) {
    Words words = ofPrompt(body.list("messages") == null ? body.list("input") : body.list("messages"));
    for (String name : List.of("system", "instructions", "input", "prompt")) {
      boolean isText = body.get(name) instanceof Value.Text;
      if (isText || name.equals("system") && body.list(name) != null) {
        words.add(words.text.length() == 0 ? "" : "\n\n").add(name).add(": ").content(body.get(name));
      }
    }
    return words;
  }

  /** A part of a stream, or of the content of an answer. */
  void part(Value value) {
    if (value instanceof Value.Obj part) {
      String type = part.text("type");
      if (TEXTS.contains(' ' + type + ' ')) {
        add(part.text("text") == null ? part.text("delta") : part.text("text"));
      } else if ("tool-call".equals(type)) {
        call(part.text("toolName"), part.text("input"));
      } else if ("function_call".equals(type)) {
        call(part.text("name"), part.text("arguments"));
      } else if ("tool_use".equals(type)) {
        call(part.text("name"), "");
      } else if ("tool-result".equals(type)) {
        add("[result of ").add(part.text("toolName")).add("]");
      } else if ("file".equals(type)) {
        add("[file ").add(part.text("mediaType")).add("]");
      }
    }
  }

  /** Calls of tools as OpenAI's chat has them. */
  void calls(Value.Arr calls) {
    for (int i = 0; calls != null && i < calls.size(); i++) {
      Value.Obj call = calls.get(i) instanceof Value.Obj object ? object.object("function") : null;
      if (call != null) {
        call(call.text("name"), call.text("arguments"));
      }
    }
  }

  private void call(String name, String input) {
    add("[calls ").add(name).add(" ").add(input).add("]");
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
