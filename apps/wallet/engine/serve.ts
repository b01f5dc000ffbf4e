import type { FromBridge, Send } from "./frames.js"
import type { Packages } from "./providers.js"
import { Run } from "./run.js"

/** Serves the bridge over one port, with these packages; runs are told apart by their ids. Frames of a run that has ended are dropped. */
export function serve(port: MessagePort, packages: Packages): void {
  const runs = new Map<number, Run>()
  const send: Send = (frame) => port.postMessage(frame)
  port.onmessage = ({ data }: MessageEvent<FromBridge>) => {
    if (data.t === "run") start(new Run(packages, data, send), data.id, runs)
    else dispatch(data, runs.get(data.id))
  }
  send({ t: "ready", id: 0 })
}

function start(run: Run, id: number, runs: Map<number, Run>): void {
  runs.set(id, run)
  void run.perform().finally(() => runs.delete(id))
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
