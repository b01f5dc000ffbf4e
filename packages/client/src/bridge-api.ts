import type { Core } from "./core.js"
import { ByokError } from "./error.js"
import type { GrantRequest, GrantResult } from "./types.js"

/** A call: a model, and its options beside it or under `options`. A `grantId` has to be the one this app holds. */
export interface BridgeCall {
  modelId: string
  grantId?: string
  options?: object
  [option: string]: unknown
}

/** What the wallet answers to apps, without the AI SDK around it. Options and results are the AI SDK's V3 unless said. */
export interface BridgeApi {
  handshake(): Promise<{ protocol: number; status: string; grant: object }>
  /** Opens the wallet's window: call it directly in a click handler. */
  requestGrant(request: GrantRequest): Promise<GrantResult>
  revokeGrant(grant: string | { grantId: string }): Promise<void>
  doLanguage(call: BridgeCall): Promise<Record<string, unknown>>
  /** The parts of an answer as they come. */
  streamLanguage(call: BridgeCall): Promise<ReadableStream<Record<string, unknown>>>
  /** `{ prompt, size, n }`; each image is a `data:` URL. */
  doImage(call: BridgeCall): Promise<{ images: { url: string }[]; [more: string]: unknown }>
  /** `{ text, voice }`; `audio` is Base64. */
  doSpeech(call: BridgeCall): Promise<{ audio: string; [more: string]: unknown }>
  /** `{ audio, mediaType }`. */
  doTranscription(call: BridgeCall): Promise<Record<string, unknown>>
  doEmbedding(call: BridgeCall): Promise<Record<string, unknown>>
  doReranking(call: BridgeCall): Promise<Record<string, unknown>>
  getModelLimits(model: { capability: string; modelId: string }): Promise<{ most?: number }>
}

/** @internal */
export function createBridgeApi(core: Core, appName: string): BridgeApi {
  /** The model and options of a call, once the grant it names is known to be this app's. */
  const read = async ({ modelId, grantId, options, ...beside }: BridgeCall): Promise<[string, object]> => {
    if (grantId !== undefined) {
      await core.connect()
      if (core.snapshot.grant.grantId !== grantId)
        throw new ByokError({ code: "no_grant", message: "This site has no such grant." })
    }
    return [modelId, options ?? beside]
  }
  const call = (method: string) => async (given: BridgeCall) =>
    core.call(method, ...(await read(given))) as Promise<any>

  const doImage = call("doImage")
  const doSpeech = call("doSpeech")
  return {
    handshake: () => core.ask("handshake", { appName: `${appName}` }),
    requestGrant: (request) => core.requestGrant(request),
    revokeGrant: async (grant) => {
      await core.ask("revokeGrant", { grantId: `${typeof grant === "string" ? grant : grant.grantId}` })
    },
    doLanguage: call("doLanguage"),
    streamLanguage: async (given) => ((await core.stream(...(await read(given)))) as any).stream,
    doImage: async ({ options, ...given }) => {
      const result = await doImage(options ? { ...given, options } : { n: 1, ...given })
      return { ...result, images: result.images.map((image: string | Uint8Array) => ({ url: dataUrl(image) })) }
    },
    doSpeech: async (given) => {
      const result = await doSpeech(given)
      return { ...result, audio: base64(result.audio) }
    },
    doTranscription: call("doTranscription"),
    doEmbedding: call("doEmbedding"),
    doReranking: call("doReranking"),
    getModelLimits: ({ capability, modelId }) =>
      core.ask("getModelLimits", { capability: `${capability}`, modelId: `${modelId}` }),
  }
}

function base64(data: string | Uint8Array): string {
  if (typeof data === "string") return data
  let text = ""
  for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000))
  return btoa(text)
}

/** Images of any provider begin with bytes that tell their type. */
function dataUrl(image: string | Uint8Array): string {
  const data = base64(image)
  const type = data.startsWith("/9j/") ? "jpeg" : data.startsWith("UklGR") ? "webp" : "png"
  return `data:image/${type};base64,${data}`
}
