import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { headersFor, reaching } from "./headers.mjs"
import { listenOnLoopback } from "./loopback.mjs"
import { check, mockDist } from "./mock.mjs"
import { Site } from "./site.mjs"

/** The built wallet that comes with this package. */
export const packagedDist = fileURLToPath(new URL("../dist", import.meta.url))

/** @type {import("./index.d.ts").serve} */
export async function serve({ port = 8881, host = "wallet.localhost", ...options } = {}) {
  if (!isLoopback(host))
    throw new RangeError(`${host} is not a loopback name: use localhost or a name that ends with .localhost.`)
  const { table, site } = options.mock ? await mockOf(options) : await walletOf(options)
  const { port: chosen, close } = await listenOnLoopback(port, (request, response) => {
    const authority = `${host}:${request.socket.localPort}`
    answer(request, response, { authority, site, table }).catch(() => response.destroy())
  })
  return { url: `http://${host}:${chosen}/`, port: chosen, close }
}

async function walletOf({ dist = packagedDist, providers, models, localModels }) {
  const table = reaching(await tableOf(dist), providers)
  const data = {
    "/data/providers.json": providers,
    "/data/models.json": models,
    "/data/local-models.json": localModels,
  }
  return { table, site: new Site(dist, data) }
}

/** A site of other pages: nothing of the wallet's approves by itself. */
async function mockOf({ mock, ...others }) {
  const [other] = Object.keys(others)
  if (other) throw new Error(`The mock wallet has no ${other}.`)
  await check(mock)
  return { table: await tableOf(mockDist), site: new Site(mockDist, { "/mock.json": mock }) }
}

async function tableOf(dist) {
  return JSON.parse(await readFile(`${dist}/.hosting/headers.json`, "utf8"))
}

/** Whether browsers take a host name for this machine, and so for a secure context. */
export function isLoopback(host) {
  return /^(localhost|127\.0\.0\.1|[a-z0-9-]+(\.[a-z0-9-]+)*\.localhost)$/.test(host)
}

async function answer(request, response, { authority, site, table }) {
  const path = request.url.split("?", 1)[0]
  for (const [name, value] of Object.entries(headersFor(table, path))) response.setHeader(name, value)
  if (request.headers.host !== authority) return text(response, 421, `This wallet is at http://${authority}/\n`)
  if (!["GET", "HEAD"].includes(request.method)) {
    return text(response.setHeader("Allow", "GET, HEAD"), 405, "Only GET and HEAD.\n")
  }
  const found = await site.find(path)
  return found ? send(request, response, found) : missing(request, response, { site, table })
}

function send(request, response, { body, type, etag }, status = 200) {
  response.setHeader("Content-Type", type).setHeader("ETag", etag)
  if (status === 200 && request.headers["if-none-match"] === etag) return response.writeHead(304).end()
  response.writeHead(status, { "Content-Length": body.length }).end(request.method === "HEAD" ? undefined : body)
}

async function missing(request, response, { site, table }) {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  for (const [name, value] of Object.entries(headersFor(table, "/404"))) response.setHeader(name, value)
  const page = await site.find("/404")
  return page ? send(request, response, page, 404) : text(response, 404, "No such page.\n")
}

function text(response, status, body) {
  response.setHeader("Content-Type", "text/plain; charset=utf-8").setHeader("Cache-Control", "no-store")
  response.writeHead(status).end(body)
}
