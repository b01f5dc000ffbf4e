// An app that speaks to the wallet's frame by hand, so that it can say what the SDK never would.
const wallet = new URLSearchParams(location.search).get("wallet")
const frame = document.createElement("iframe")
frame.referrerPolicy = "strict-origin"
frame.src = `${wallet}/bridge`
frame.hidden = true
document.body.append(frame)
const loaded = new Promise((done) => (frame.onload = done))

const nonce = () => crypto.randomUUID().replaceAll("-", "")
const HELLO = { byok: 1, t: "hello", versions: [1], sdk: "raw/1" }

/** Sends one hello; gives the port's first answer, or null after a second of silence. */
async function knock(hello = {}) {
  await loaded
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise((done) => {
    port1.onmessage = ({ data }) => done(data)
    setTimeout(done, 1000, null)
  })
  frame.contentWindow.postMessage({ ...HELLO, nonce: nonce(), ...hello }, wallet, [port2])
  return { port: port1, answer: await answer }
}

/** A connection; the wallet may still be starting when the frame has loaded. */
async function connect() {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { port, answer } = await knock()
    if (answer?.t === "welcome") return port
  }
  throw new Error("the wallet never answered")
}

/** Posts frames and collects what comes back until `count` frames or the time is up. */
async function exchange(frames, { count = 1, millis = 1500 } = {}) {
  const port = await connect()
  const back = []
  const enough = new Promise((done) => {
    port.onmessage = ({ data }) => back.push(data) >= count && done()
    setTimeout(done, millis)
  })
  for (const frame of frames) port.postMessage(frame)
  await enough
  port.close()
  return JSON.parse(JSON.stringify(back))
}

const deep = (levels) => (levels === 0 ? 1 : { a: deep(levels - 1) })

const attacks = {
  wrongVersion: async () => (await connect(), (await knock({ versions: [99] })).answer),
  replayedNonce: async () => {
    const once = nonce()
    await connect()
    await knock({ nonce: once })
    return (await knock({ nonce: once })).answer
  },
  malformed: () => exchange([{ t: "call", id: 1 }]),
  notAFrame: () => exchange(["hello"]),
  unknownType: () => exchange([{ t: "steal", id: 7 }]),
  unknownMethod: () => exchange([{ t: "call", id: 1, m: "readKeys", a: {} }]),
  prototypePath: () =>
    exchange(
      ["constructor", "__proto__", "toString", "handshake.constructor", "hasOwnProperty"].map((m, at) => ({
        t: "call",
        id: at + 1,
        m,
        a: {},
      })),
      { count: 5 },
    ),
  tooLarge: () =>
    exchange([{ t: "call", id: 1, m: "handshake", a: { appName: "x".repeat(33 << 20), sdk: "raw" } }], {
      millis: 8000,
    }),
  tooDeep: () => exchange([{ t: "call", id: 1, m: "handshake", a: deep(80) }]),
  tooMany: () =>
    exchange(
      Array.from({ length: 300 }, (_, at) => ({
        t: "call",
        id: at + 1,
        m: "doLanguage",
        a: { modelId: "gpt-4o", options: { prompt: [] } },
      })),
      { count: 300, millis: 4000 },
    ),
  forgedOrigin: () =>
    exchange([
      {
        t: "call",
        id: 1,
        m: "handshake",
        a: { appName: "x", sdk: "raw", origin: "http://app.localhost", consumerId: "other" },
      },
    ]),
}
globalThis.attack = (name) => attacks[name]()
