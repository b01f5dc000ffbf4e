import type { ChatChunk, ChatRequest } from "./chat.js"
import { completionOf } from "./completion.js"
import { LocalError } from "./error.js"
import type { EngineHost, Offer } from "./host.js"
import { responseOf } from "./response.js"

/**
 * A `fetch` in OpenAI's format that models on this device answer: `POST …/chat/completions`, also streamed, and `GET …/models`,
 * at any address that ends like this. All else is refused; nothing reaches the network. A refusal is a response in OpenAI's
 * format; an answer that breaks off rejects with a {@link LocalError}, an abort with its reason.
 *
 * @param offers the models, by the id that a request names
 */
export function engineFetch(host: EngineHost, offers: readonly Offer[]): typeof fetch {
  const answer = engineAnswers(host, offers)
  return async (input, init) => {
    try {
      return await answer(input, init)
    } catch (error) {
      if (error instanceof LocalError) return responseOf(error)
      throw error
    }
  }
}

/** The same, where refusals reject. @internal */
export function engineAnswers(host: EngineHost, offers: readonly Offer[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    const called = `${request.method} ${pathname}`
    if (request.method === "GET" && pathname.endsWith("/models")) return Response.json(listOf(offers))
    if (request.method !== "POST" || !pathname.endsWith("/chat/completions")) throw unknown(called)
    const body = await bodyOf(request)
    return chat(host, offerOf(offers, body.model), body, init?.signal ?? request.signal)
  }
}

async function chat(host: EngineHost, offer: Offer, body: ChatRequest, signal: AbortSignal): Promise<Response> {
  const chunks = host.chat(offer, body, signal).getReader()
  // Until the first chunk a failure still has a status.
  const first = await chunks.read()
  if (body.stream !== true) return Response.json(await completionOf(first, chunks))
  return new Response(eventsOf(first, chunks), { headers: { "content-type": "text/event-stream" } })
}

type Chunks = ReadableStreamDefaultReader<ChatChunk>

/** The answer as server-sent events. */
function eventsOf(first: ReadableStreamReadResult<ChatChunk>, chunks: Chunks): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next: ReadableStreamReadResult<ChatChunk> | undefined = first
  return new ReadableStream({
    async pull(events) {
      const { done, value } = next ?? (await chunks.read())
      next = undefined
      events.enqueue(encoder.encode(`data: ${done ? "[DONE]" : JSON.stringify(value)}\n\n`))
      if (done) events.close()
    },
    cancel: (reason) => chunks.cancel(reason),
  })
}

async function bodyOf(request: Request): Promise<ChatRequest> {
  const body: unknown = await request.json().catch(() => undefined)
  if (typeof body === "object" && body !== null && typeof (body as ChatRequest).model === "string")
    return modest(body as ChatRequest)
  throw new LocalError({ code: "invalid_request", message: "The body is no JSON that names a model.", field: "model" })
}

/** Characters of JSON: engines make grammars of these before they answer, for minutes where they are large. */
const MOST_OF_SCHEMAS = 32_768

function modest(request: ChatRequest): ChatRequest {
  for (const field of ["tools", "response_format"] as const)
    if (JSON.stringify(request[field] ?? null).length > MOST_OF_SCHEMAS)
      throw new LocalError({
        code: "invalid_request",
        message: `Local models take no \`${field}\` of more than ${MOST_OF_SCHEMAS} characters.`,
        hint: "Ask for less at once.",
        field,
      })
  return request
}

function offerOf(offers: readonly Offer[], id: string): Offer {
  const offer = offers.find(({ model }) => model.id === id)
  if (offer) return offer
  const hint = "GET …/models lists those there are."
  throw new LocalError({
    code: "invalid_request",
    message: "There is no such local model.",
    hint,
    field: "model",
    model: id,
  })
}

function listOf(offers: readonly Offer[]) {
  const data = offers.map(({ model }) => ({ id: model.id, object: "model", created: 0, owned_by: "local" }))
  return { object: "list", data }
}

const unknown = (called: string) =>
  new LocalError({
    code: "unknown_method",
    message: `Local models do not answer ${called}.`,
    hint: "They answer POST …/chat/completions and GET …/models.",
  })
