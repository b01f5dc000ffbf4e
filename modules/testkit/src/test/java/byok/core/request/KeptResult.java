package byok.core.request;

import byok.protocol.Value;

/** Keeps the result of a request that is not a stream. */
final class KeptResult implements Answer {
  /** {@code null} until it came. */
  Value.Obj result;

  @Override
  public void open(Value.Obj head) {}

  @Override
  public void part(Value part) {}

  @Override
  public void end() {}

  @Override
  public void result(Value.Obj answered) {
    result = answered;
  }
}
