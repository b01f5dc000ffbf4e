package byok.core.kept;

import byok.core.ledger.LedgerEntry;
import byok.core.request.Answer;
import byok.protocol.Value;

/** An answer on its way to the app, whose words are gathered. */
public class Overheard implements Answer {
  private final Answer app;
  private final Words asked;
  private final Words answered = new Words();

  /** @param options the app's call options */
  public Overheard(Answer app, Value.Obj options) {
    this(app, Words.ofPrompt(options.get("prompt")));
  }

  Overheard(Answer app, Words asked) {
    this.app = app;
    this.asked = asked;
  }

  Words answered() {
    return answered;
  }

  void pass(Value part) {
    app.part(part);
  }

  /** What is to be kept of a request that was sent; {@code null} for one that was refused. */
  public Kept of(LedgerEntry row) {
    return row.outcome().startsWith(LedgerEntry.REFUSED) ? null : Kept.of(row, asked, answered);
  }

  @Override
  public void open(Value.Obj head) {
    app.open(head);
  }

  @Override
  public void part(Value part) {
    answered.part(part);
    app.part(part);
  }

  @Override
  public void stop() {
    app.stop();
  }

  @Override
  public void end() {
    app.end();
  }

  @Override
  public void result(Value.Obj result) {
    answered.content(result.get("content"));
    app.result(result);
  }
}
