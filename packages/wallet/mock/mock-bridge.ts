import { ByokError, type ByokErrorFields } from "../../client/src/error.js"
import { MockCore } from "../../client/src/mock-core.js"
import { isLocal, KINDS } from "../../client/src/mock-rules.js"
import type { GrantRequest } from "../../client/src/types.js"
import type { MockSettings } from "../src/index.js"
import { Asking } from "./asking.js"
import type { Memory } from "./memory.js"
import { optionsOf } from "./prepared.js"

/** What modules/mock asks. Promises reject with wire fields. */
export interface WireAnswers {
  /** Why the mock wallet is not for a site, or null where it is. */
  refusal(origin: string): ByokErrorFields | null
  answer(method: string, args: WireArgs): Promise<unknown>
  stream(method: string, args: WireArgs): Promise<{ next(): Promise<unknown>; cancel(): void }>
}

/** As an app sends them; only what the mock looks at is named. */
interface WireArgs {
  requestId: string
  appName: string
  modelId: string
  options: object
}

/** Tells the app of an event of the wallet's. */
type Tell = (event: string, detail: unknown) => void

const REFUSED: ByokErrorFields = {
  code: "request_refused",
  message:
    "The mock wallet is for tests: it serves no site but localhost, *.localhost, 127.0.0.1, [::1], *.test and *.example.",
  hint: "Point bridgeUrl at a real wallet.",
}

/** The methods of the wallet for one page, answered by the mock of `@byokapi/client/testing`. */
export class MockBridge implements WireAnswers {
  readonly #core: Promise<MockCore>
  readonly #tell: Tell
  readonly #asking = new Asking()
  #asks: (origin: string) => void = () => {}
  #origin = ""
  #shut = false

  /** @param memory of one app, by its origin */
  constructor(settings: Promise<MockSettings>, memory: (settings: MockSettings, origin: string) => Memory, tell: Tell) {
    this.#tell = tell
    const asking = new Promise<string>((asks) => (this.#asks = asks))
    this.#core = Promise.all([settings, asking]).then(([known, origin]) => this.#begin(known, memory(known, origin)))
  }

  refusal(origin: string): ByokErrorFields | null {
    this.#origin = origin
    this.#asks(origin)
    return isLocal(new URL(origin).hostname) ? null : REFUSED
  }

  answer(method: string, args: WireArgs): Promise<unknown> {
    return this.#settled(async (core) => {
      if (method in KINDS) return this.#opened(await core.call(method, args.modelId, args.options))
      return (await this.#run(core, method, args)) ?? {}
    })
  }

  async stream(method: string, { modelId, options }: WireArgs) {
    const { stream } = await this.#settled(async (core) => {
      if (method === "fetch") await core.fetch()
      return this.#opened((await core.stream(modelId, options)) as { stream: ReadableStream })
    })
    const reader = stream.getReader()
    return { next: () => this.#settled(() => reader.read()), cancel: () => void reader.cancel().catch(() => {}) }
  }

  #begin(settings: MockSettings, memory: Memory): MockCore {
    const decide = (request: GrantRequest) => this.#asking.decide(request)
    const core = new MockCore({ options: { decide, ...optionsOf(settings) }, calls: [] }, memory.read())
    core.on("change", () => memory.write(core.state))
    core.on("grant", (grant) => this.#tell("onGrantStateChanged", grant))
    return core
  }

  #run(core: MockCore, method: string, { requestId, appName, ...args }: WireArgs): unknown {
    switch (method) {
      case "requestGrant": {
        const request = args as object as GrantRequest
        this.#asking.note(request, { requestId, appName, origin: this.#origin })
        return core.requestGrant(request)
      }
      case "dismissConsent":
        return this.#asking.dismiss(requestId) ? {} : { waits: true }
      case "reconnect":
        this.#asking.over(requestId)
        return core.ask("handshake")
      case "getGrantState":
        return core.snapshot.grant
      default:
        return core.ask(method)
    }
  }

  /** A model answered: a wallet that said it was shut is open again. */
  #opened<T>(answer: T): T {
    if (this.#shut) this.#tell("onStatusChanged", { status: "ready" })
    this.#shut = false
    return answer
  }

  /** What comes of it, or the fields of its error. */
  async #settled<T>(run: (core: MockCore) => T | Promise<T>): Promise<T> {
    try {
      return await run(await this.#core)
    } catch (thrown) {
      const fields = fieldsOf(thrown)
      this.#shut ||= fields.code === "locked" || fields.code === "session_lapsed"
      throw fields
    }
  }
}

function fieldsOf(thrown: unknown): ByokErrorFields {
  const error = ByokError.from(thrown)
  if (!error) return { code: "internal", message: "The mock wallet failed to answer: is its file of answers right?" }
  const { code, message, hint, retryable, retryAfterMillis, action, statusCode, details } = error
  const fields = { ...details, code, message, hint, retryable, retryAfterMillis, action, statusCode }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
