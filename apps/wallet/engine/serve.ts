import type { FromBridge, Send } from "./frames.js"
import { Run } from "./run.js"

/** Serves the bridge over one port; runs are told apart by their ids. Frames of a run that has ended are dropped. */
export function serve(port: MessagePort): void {
  const runs = new Map<number, Run>()
  const send: Send = (frame) => port.postMessage(frame)
  port.onmessage = ({ data }: MessageEvent<FromBridge>) => {
    if (data.t === "run") start(data, runs, send)
    else dispatch(data, runs.get(data.id))
  }
  send({ t: "ready", id: 0 })
}

function start(frame: FromBridge & { t: "run" }, runs: Map<number, Run>, send: Send): void {
  const run = new Run(frame, send)
  runs.set(frame.id, run)
  void run.perform().finally(() => runs.delete(frame.id))
}

function dispatch(frame: Exclude<FromBridge, { t: "run" }>, run: Run | undefined): void {
  if (!run) return
  switch (frame.t) {
    case "credit":
      return run.credit(frame.n)
    case "cancel":
      return run.cancel()
    case "head":
      return run.exchange(frame.f)?.head(frame.status, frame.headers)
    case "data":
      return run.exchange(frame.f)?.data(frame.bytes)
    case "eof":
      return run.exchange(frame.f)?.eof()
    case "broken":
      return run.exchange(frame.f)?.broken(frame.message)
  }
}
