// Ways out of a page that only the network can tell of: each has a listener of its own, for connections and for datagrams.
import { createSocket } from "node:dgram"
import { once } from "node:events"
import { createServer } from "node:net"
import { until } from "./act.mjs"

/** In a page: goes all of these ways, each to its address; what fails says nothing. Without addresses it names the ways. */
function goOut(addresses) {
  /** In whichever way the page lets it. */
  const put = (made, into) => {
    const ways = [
      () => into.append(made),
      () => into.appendChild(made),
      () => into.insertBefore(made, null),
      () => into.insertAdjacentElement("beforeend", made),
      () => (into.innerHTML += made.outerHTML),
      () => into.insertAdjacentHTML("beforeend", made.outerHTML),
      () => into.setHTMLUnsafe(made.outerHTML),
      () => into.replaceChildren(made),
      () => into.firstChild.replaceWith(made),
      () => document.write(made.outerHTML),
      () => new Range().insertNode(made),
      () => document.execCommand("insertHTML", false, made.outerHTML),
      () => (document.body = new DOMParser().parseFromString(made.outerHTML, "text/html").body),
    ]
    for (const way of ways)
      if (!made.isConnected)
        try {
          way()
        } catch {
          // Not in this way.
        }
  }
  const element = (name, attributes, into = document.head) => {
    const made = Object.assign(document.createElement(name), attributes)
    put(made, into)
    return made
  }
  const link = (rel, more) => (href) => element("link", { rel, href, ...more })
  const box = () => document.body
  const click = (attributes) => (href) => element("a", { href, ...attributes }, box()).click()
  const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }))
  const send = (url) => {
    const request = new XMLHttpRequest()
    request.open("GET", url)
    request.send()
  }
  const submit = (target) => (action) => element("form", { action, method: "post", target }, box()).submit()
  /** Also by a constructor of another realm, where this one has none any more. */
  const peers = () => {
    const frame = element("iframe", {}, box())
    const inside = () => frame.contentWindow.RTCPeerConnection
    return [() => RTCPeerConnection, () => webkitRTCPeerConnection, inside, () => open("").RTCPeerConnection]
  }
  const call = (server) => {
    for (const peer of peers())
      try {
        const connection = new (peer())({ iceServers: [server] })
        connection.createDataChannel("out")
        connection.createOffer().then((offer) => connection.setLocalDescription(offer), Boolean)
      } catch {
        // This realm gives none.
      }
  }
  const host = (address) => new URL(address).host
  const ways = {
    preconnect: link("preconnect"),
    preconnectWithCredentials: link("preconnect", { crossOrigin: "use-credentials" }),
    prefetch: link("prefetch"),
    preload: link("preload", { as: "fetch", crossOrigin: "anonymous" }),
    modulePreload: link("modulepreload"),
    stylesheet: link("stylesheet"),
    icon: link("icon"),
    prerender: (url) =>
      element("script", { type: "speculationrules", textContent: JSON.stringify({ prefetch: [{ urls: [url] }] }) }),
    frame: (src) => element("iframe", { src }, box()),
    object: (data) => element("object", { data }, box()),
    script: (src) => element("script", { src }),
    module: (url) => import(url),
    style: (url) => element("style", { textContent: `body { background: url(${url}) }` }),
    image: (src) => element("img", { src }, box()),
    video: (src) => element("video", { src, poster: src, autoplay: true }, box()),
    font: (url) => new FontFace("out", `url(${url})`).load(),
    request: (url) => fetch(url, { mode: "no-cors", keepalive: true }),
    oldRequest: send,
    events: (url) => new EventSource(url),
    socket: (url) => new WebSocket(url.replace("http", "ws")),
    transport: (url) => new WebTransport(url.replace("http:", "https:")),
    beacon: (url) => navigator.sendBeacon(url, "out"),
    worker: (url) => new Worker(blob(`importScripts(${JSON.stringify(url)})`)),
    workersRequest: (url) => new Worker(blob(`fetch(${JSON.stringify(url)}, {mode: "no-cors"})`)),
    ping: (ping) => click({ ping })("#"),
    form: (url) => element("iframe", { name: "form" }, box()) && submit("form")(url),
    call: (url) => call({ urls: `stun:${host(url)}` }),
    callByTcp: (url) => call({ urls: `turn:${host(url)}?transport=tcp`, username: "u", credential: "c" }),
  }
  const moves = {
    download: click({ download: "out" }),
    window: (url) => open(url),
    link: click({ target: "_blank" }),
    formHere: submit("_self"),
    top: click({ target: "_top" }),
  }
  if (!addresses) return Object.keys(ways)
  for (const [way, address] of Object.entries(addresses))
    try {
      Promise.resolve(ways[way](address)).catch(() => {})
    } catch {
      // Refused at once.
    }
}

/** A port of this computer that hears what comes there. */
export async function listener() {
  const heard = []
  const server = createServer((socket) => {
    heard.push("a connection")
    socket.on("data", (bytes) => heard.push(String(bytes).split("\r\n")[0])).on("error", () => {})
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address()
  const datagrams = createSocket("udp4", () => heard.push("a datagram"))
  await once(datagrams.bind(port, "127.0.0.1"), "listening")
  const stop = () => (server.close(), datagrams.close())
  return { url: `http://127.0.0.1:${port}/out?secret`, heard, stop }
}

/** Listeners by the names of ways. */
async function listeners(names) {
  const all = await Promise.all(names.map(async (name) => [name, await listener()]))
  return {
    addresses: Object.fromEntries(all.map(([name, { url }]) => [name, url])),
    heard: () =>
      Object.fromEntries(all.filter(([, { heard }]) => heard.length).map(([name, { heard }]) => [name, heard])),
    stop: () => all.forEach(([, { stop }]) => stop()),
  }
}

/** Ways on which every browser leaves a page that nothing holds: those that no policy of all browsers closes are among them. */
const OPEN = ["preconnect", "preload", "stylesheet", "frame", "script", "image", "request", "socket", "beacon", "call"]

/** What leaves a frame by any of these ways, once it left a page that nothing holds by those that are open there. */
export async function whatLeaves(frame, page, open = OPEN) {
  const names = await frame.evaluate(goOut, null)
  const [inside, outside] = [await listeners(names), await listeners(names)]
  try {
    await frame.evaluate(goOut, inside.addresses)
    await page.evaluate(goOut, outside.addresses)
    await until("what leaves a page without walls", () => open.every((name) => name in outside.heard()), {
      context: () => Object.keys(outside.heard()).join(" "),
    })
    return inside.heard()
  } finally {
    inside.stop()
    outside.stop()
  }
}
