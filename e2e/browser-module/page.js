// Runs inside the page: every case adds a line to `window.report.lines`; `window.report.done` when all are through.
const report = (window.report = { lines: [], done: false })
document.addEventListener("securitypolicyviolation", (e) => {
  if (!e.blockedURI.includes("blocked.localhost"))
    report.lines.push(`not ok policy # ${e.violatedDirective} ${e.blockedURI}`)
})
window.addEventListener("error", (e) => report.lines.push(`not ok uncaught # ${e.message}`))
window.addEventListener("unhandledrejection", (e) => report.lines.push(`not ok unhandled # ${e.reason}`))

const app = `http://app.localhost:${location.port}`
const upstream = `http://upstream.localhost:${location.port}`
// Read first: some cases change the address.
const hasAuthenticator = new URLSearchParams(location.search).has("passkeys")
const add = async (lines) => report.lines.push(...(await lines).trim().split("\n"))

const roles = {
  "/framed": async () => {
    const start = await new Promise((done) => addEventListener("message", done, { once: true }))
    addEventListener("message", (e) => e.ports[0]?.postMessage({ from: e.origin }))
    const { framed } = await import("/selftest.js")
    await add(framed(start.source, app))
  },
  "/opened": async () => {
    const { opened } = await import("/selftest.js")
    await add(opened(app))
  },
  "/": async () => {
    const { passkeys, run, vector, wireCapture, wireRevive } = await import("/selftest.js")
    const vectors = await import("/vectors.js")
    await vectors.run(report.lines, vector)
    const values = await import("/values.js")
    await values.run(report.lines)
    await values.runForSdk(report.lines, wireCapture, wireRevive)
    globalThis.byokArgon2 = () => import("/argon2.js")
    await add(run(upstream))
    if (hasAuthenticator) await add(passkeys())
  },
}

try {
  await roles[location.pathname]()
} catch (error) {
  report.lines.push(`not ok run # ${(error && error.stack) || error}`)
}
report.done = true
