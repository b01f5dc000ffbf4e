package byok.core.kept;

import byok.core.ledger.LedgerEntry;
import byok.core.port.Json;
import byok.core.request.Answer;
import byok.protocol.Utf8;
import byok.protocol.Value;

/**
 * An answer in a provider's own format, whose words are gathered as {@link Overheard} does: those of OpenAI's chat and
 * responses and of Anthropic's messages, streamed or whole.
 */
public final class OverheardFetch extends Overheard {
  private static final int MOST_BYTES = 1 << 20;

  private final Json json;
  private final byte[] heard = new byte[MOST_BYTES];
  private int size;

  /** @param body of the request; null where it has none */
  public OverheardFetch(Answer app, Value.Obj body, Json json) {
    super(app, body == null ? new Words() : Words.ofBody(body));
    this.json = json;
  }

  @Override
  public void part(Value part) {
    byte[] bytes = ((Value.Bytes) part).value();
    int room = Math.min(bytes.length, MOST_BYTES - size);
    System.arraycopy(bytes, 0, heard, size, room);
    size += room;
    pass(part);
  }

  @Override
  public Kept of(LedgerEntry row) {
    byte[] bytes = new byte[size];
    System.arraycopy(heard, 0, bytes, 0, size);
    read(Utf8.decode(bytes));
    size = 0;
    return super.of(row);
  }

  private void read(String text) {
    if (text.startsWith("{")) {
      answer(json.parse(text));
      return;
    }
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (text.startsWith("data:", start)) {
        answer(json.parse(text.substring(start + 5, end)));
      }
      start = end + 1;
    }
  }

  private void answer(Value said) {
    if (!(said instanceof Value.Obj event)) {
      return;
    }
    answered().content(event.get("content"));
    each(event.list("output"), "");
    each(event.list("choices"), "message");
    each(event.list("choices"), "delta");
    if (event.get("delta") instanceof Value.Obj delta) {
      answered().content(delta.get("text"));
    } else if ("response.output_text.delta".equals(event.text("type"))) {
      answered().content(event.get("delta"));
    }
  }

  /** @param within the member of each item that holds its content; empty for the item itself */
  private void each(Value.Arr items, String within) {
    for (int i = 0; items != null && i < items.size(); i++) {
      Value.Obj item = items.get(i) instanceof Value.Obj object ? object : new Value.Obj();
      Value.Obj holder = within.isEmpty() ? item : item.object(within);
      if (holder != null) {
        answered().content(holder.get("content"));
        answered().calls(holder.list("tool_calls"));
        answered().part(holder);
      }
    }
  }
}
