// Asks aimock for an answer and plays it to the wallet at its scenario's pace. The pacing is done here and not by aimock, which
// goes on writing to a connection that has closed.
import { setTimeout as pause } from "node:timers/promises"

/**
 * @typedef {object} Play how an answer is played
 * @property {number} pauseMillis before each event
 * @property {number} [cutAfter] events after which the connection breaks
 * @property {(body: object) => object} [edit] changes each JSON body
 */

/**
 * @param {string} origin aimock's
 * @param {{method: string, path: string, body: string | null}} call
 * @param {Play} play
 * @param {import("node:http").ServerResponse} response
 */
export async function relay(origin, { method, path, body }, play, response) {
  const headers = {
    "content-type": "application/json",
    "anthropic-version": "2023-06-01",
    authorization: "Bearer upstream",
  }
  const answer = await fetch(origin + path, { method, headers, body })
  const text = await answer.text()
  copyHead(answer, response)
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return playWhole(text, play, response)
  response.flushHeaders()
  await playEvents(text, play, response)
}

function copyHead(answer, response) {
  response.statusCode = answer.status
  for (const name of ["content-type", "retry-after", "x-request-id"]) {
    const value = answer.headers.get(name)
    if (value) response.setHeader(name, value)
  }
}

async function playWhole(text, { pauseMillis, cutAfter, edit }, response) {
  const body = edit ? JSON.stringify(edit(JSON.parse(text))) : text
  await pause(pauseMillis)
  if (cutAfter === undefined) return response.end(body)
  response.setHeader("content-length", Buffer.byteLength(body))
  response.write(body.slice(0, body.length / 2), () => response.destroy())
}

async function playEvents(text, { pauseMillis, cutAfter = Infinity, edit }, response) {
  let sent = 0
  for (const event of text.split("\n\n").filter(Boolean)) {
    await pause(pauseMillis)
    if (sent++ === cutAfter) response.destroy()
    if (response.destroyed) return
    response.write(`${edit ? editEvent(event, edit) : event}\n\n`)
  }
  response.end()
}

function editEvent(event, edit) {
  return event.replace(/^data: (\{.*\})$/m, (_, json) => `data: ${JSON.stringify(edit(JSON.parse(json)))}`)
}

/** Chat completions without their usage. */
export function withoutUsage({ usage, ...others }) {
  return others
}

/** Reasoning under the name that OpenRouter gives it; aimock uses that of the models it was taken from. */
export function openRouterReasoning(body) {
  for (const choice of body.choices ?? []) {
    const said = choice.delta ?? choice.message
    if (said?.reasoning_content !== undefined) said.reasoning = said.reasoning_content
    delete said?.reasoning_content
  }
  return body
}
