// A stand-in for an app: frames the stand-in wallet, opens windows with and without a click, talks to a sandboxed frame.
// At once: what a driver evaluates later counts as a click.
document.title = window.open("about:blank") ? "opened" : "blocked"
const wallet = `http://wallet.localhost:${location.port}`
const out = document.getElementById("out")
addEventListener("message", ({ data }) => {
  if (data.standin) out.textContent = JSON.stringify(data.standin)
})
const frame = document.createElement("iframe")
frame.src = `${wallet}/standin.html`
frame.hidden = true
document.body.append(frame)

document.getElementById("open").onclick = () =>
  window.open(`${wallet}/standin.html?popup`, "popup", "width=400,height=500")

const box = document.createElement("iframe")
box.sandbox = "allow-scripts"
box.src = "/standin-sandbox.html"
box.onload = () => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }) => (document.documentElement.dataset.box = data)
  box.contentWindow.postMessage("hello", "*", [port2])
  port1.postMessage("a parcel")
}
document.body.append(box)
