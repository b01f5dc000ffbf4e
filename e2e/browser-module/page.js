// Runs inside the page: every case adds a line to `window.report.lines`; `window.report.done` when all are through.
const report = (window.report = { lines: [], done: false })
document.addEventListener("securitypolicyviolation", (e) => {
  if (!e.blockedURI.includes("blocked.localhost"))
    report.lines.push(`not ok policy # ${e.violatedDirective} ${e.blockedURI}`)
})
window.addEventListener("error", (e) => report.lines.push(`not ok uncaught # ${e.message}`))
window.addEventListener("unhandledrejection", (e) => report.lines.push(`not ok unhandled # ${e.reason}`))

try {
  const { run } = await import("/values.js")
  await run(report.lines)
  const platform = await import("/selftest.js")
  const upstream = `http://upstream.localhost:${location.port}`
  report.lines.push(...(await platform.run(upstream)).trim().split("\n"))
} catch (error) {
  report.lines.push(`not ok run # ${(error && error.stack) || error}`)
}
report.done = true
