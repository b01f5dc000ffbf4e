import type {
  AppUsage,
  FetchCall,
  GrantRef,
  GrantRequest,
  GrantResult,
  GrantState,
  HandshakeRequest,
  HandshakeResult,
  ModelCall,
  ModelLimits,
  ModelMenu,
  ModelRef,
  RequestRef,
  StatusChanged,
} from "./generated/types.js"

/** What an app may call on the wallet (protocol/spec/rpc.md, "Methods"). Failures are errors of the closed set. */
export interface WalletMethods {
  handshake(request: HandshakeRequest): Promise<HandshakeResult>
  /** Stays open while the owner decides. */
  requestGrant(request: GrantRequest): Promise<GrantResult>
  dismissConsent(request: RequestRef): Promise<Record<string, never>>
  /** Stays open until the renewal window has delivered. */
  reconnect(request: RequestRef): Promise<HandshakeResult>
  revokeGrant(grant: GrantRef): Promise<Record<string, never>>
  getGrantState(request: Record<string, never>): Promise<GrantState>
  /** The result is the AI SDK's V3 generate result. */
  doLanguage(call: ModelCall): Promise<Record<string, unknown>>
  doImage(call: ModelCall): Promise<Record<string, unknown>>
  doSpeech(call: ModelCall): Promise<Record<string, unknown>>
  doTranscription(call: ModelCall): Promise<Record<string, unknown>>
  doEmbedding(call: ModelCall): Promise<Record<string, unknown>>
  doReranking(call: ModelCall): Promise<Record<string, unknown>>
  getModelLimits(model: ModelRef): Promise<ModelLimits>
  listModels(request: Record<string, never>): Promise<ModelMenu>
  getUsage(request: Record<string, never>): Promise<AppUsage>
  /** Opens with `{ status, headers }`; the parts are the bytes of the answer. */
  fetch(call: FetchCall): AsyncIterable<Uint8Array>
  /** The parts are the AI SDK's V3 stream parts. */
  streamLanguage(call: ModelCall): AsyncIterable<Record<string, unknown>>
}

/** What the wallet tells an app. */
export interface AppEvents {
  onGrantStateChanged(state: GrantState): void
  onStatusChanged(change: StatusChanged): void
  /** What `listModels` answered last no longer holds. */
  onModelsChanged(change: Record<string, never>): void
}
