import { peers } from "./peers.js"

const PARTS = 10_000
const now = () => performance.now()

async function open(peer, wallet) {
  const frame = document.createElement("iframe")
  frame.hidden = true
  document.body.append(frame)
  const early = peers[peer].speaksFirst ? peers[peer].connect(frame, wallet) : null
  const loaded = new Promise((done) => (frame.onload = done))
  frame.src = `${wallet}/wallet.html?peer=${peer}`
  if (!early) await loaded
  const api = await (early ?? peers[peer].connect(frame, wallet))
  return { api, close: () => frame.remove() }
}

async function perSecond(millis, step) {
  const start = now()
  let done = 0
  while (now() - start < millis) done += await step()
  return done / ((now() - start) / 1000)
}

async function stream(api, parts) {
  let got = 0
  let first
  let all
  const whole = new Promise((done) => (all = done))
  const start = now()
  // Some peers resolve the call before its last callbacks have run.
  const call = api.parts(parts, () => {
    first ??= now() - start
    if (++got === parts) all()
  })
  await Promise.all([call, whole])
  return { first, millis: now() - start }
}

/** The mean of the middle half: finer than the clock, and without the odd pause. */
const midmean = (values) => {
  const middle = values.toSorted((a, b) => a - b).slice(values.length >> 2, -(values.length >> 2))
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** One round with one peer: rates per second, times in milliseconds. */
globalThis.measure = async (peer, wallet, millis) => {
  const { api, close } = await open(peer, wallet)
  if ((await api.add(1, 2)) !== 3) throw new Error(`${peer} does not add`)
  await perSecond(millis / 3, async () => (await api.add(1, 1), 1))
  const sequentialPerSecond = await perSecond(millis, async () => (await api.add(1, 1), 1))
  const hundred = Array.from({ length: 100 })
  const inFlight100PerSecond = await perSecond(
    millis,
    async () => (await Promise.all(hundred.map(() => api.add(1, 1)))).length,
  )
  await stream(api, 1000)
  const firsts = []
  for (let at = 0; at < 60; at++) firsts.push((await stream(api, 1)).first)
  const { millis: stream10000Millis } = await stream(api, PARTS)
  close()
  return { sequentialPerSecond, inFlight100PerSecond, stream10000Millis, firstPartMillis: midmean(firsts) }
}
