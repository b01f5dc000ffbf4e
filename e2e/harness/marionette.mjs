// Firefox's own remote protocol, for what WebDriver BiDi has no word for: a device that holds passkeys.
import { readFile } from "node:fs/promises"
import { connect } from "node:net"
import { join } from "node:path"
import { until } from "./act.mjs"

/** What a browser needs that is to be reached by it. */
export const MARIONETTE = {
  args: ["--marionette"],
  preferences: {
    "marionette.port": 0,
    "security.webauth.webauthn_enable_softtoken": true,
    "security.webauth.webauthn_enable_usbtoken": false,
  },
}

/** Messages are `<length>:<JSON>`: the browser's greeting, then `[1, id, error, result]` to `[0, id, name, parameters]`. */
export class Marionette {
  #socket
  #left = Buffer.alloc(0)
  #last = 0
  #waiting = new Map()

  /** To a browser that has this profile and runs. */
  static async of(profile) {
    const place = join(profile, "MarionetteActivePort")
    const port = await until("Firefox's port", () => readFile(place, "utf8").then(Number, () => null))
    return new Marionette(connect(port, "127.0.0.1"))
  }

  constructor(socket) {
    this.#socket = socket
    socket.unref()
    socket.on("data", (data) => this.#receive(data))
    socket.on("error", () => socket.destroy())
  }

  send(name, parameters = {}) {
    const id = ++this.#last
    const text = JSON.stringify([0, id, name, parameters])
    const answer = new Promise((done, failed) => this.#waiting.set(id, { done, failed }))
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`)
    return answer
  }

  #receive(data) {
    this.#left = Buffer.concat([this.#left, data])
    for (;;) {
      const colon = this.#left.indexOf(":")
      const end = colon + 1 + Number(this.#left.subarray(0, Math.max(0, colon)))
      if (colon < 0 || this.#left.length < end) return
      this.#answered(JSON.parse(this.#left.subarray(colon + 1, end)))
      this.#left = this.#left.subarray(end)
    }
  }

  #answered(message) {
    if (!Array.isArray(message)) return
    const [, id, error, result] = message
    const { done, failed } = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error) failed(new Error(`${error.error}: ${error.message}`))
    else done(result)
  }
}
