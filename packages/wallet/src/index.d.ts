/** Where and what to serve. Everything has a default. */
export interface ServeOptions {
  /** TCP port on 127.0.0.1 and [::1]; 0 picks a free one. Default 8881. */
  port?: number
  /** The name in the wallet's origin: `localhost` or one that ends with `.localhost`. Default `wallet.localhost`. */
  host?: string
  /** The folder of a built wallet. Default: the one in this package. */
  dist?: string
  /** A provider table served in place of the built one. */
  providers?: unknown
  /** A model and price table served in place of the built one. */
  models?: unknown
  /** A list of local models served in place of the built one. */
  localModels?: unknown
  /** Serves a mock for apps' tests in place of the wallet: with it there are no `dist`, `providers` and `models`. */
  mock?: MockSettings
}

/**
 * What the mock wallet does: the words of `MockWalletOptions` in `@byokapi/client/testing`, with values in place of functions. The
 * same request gets the same answer.
 */
export interface MockSettings {
  /** What the owner does with every request. Without it a person decides in the mock's window. */
  decide?: "approve" | "refuse" | "dismiss" | "block"
  /** A grant that is there before the app asks: what the app would propose. */
  granted?: { capabilities: string[]; [field: string]: unknown }
  /** What `listModels` tells. */
  models?: object[]
  /** What each call costs, in US dollars. Default 0.001, of a dollar a day where the app asked for no budget. */
  costUsd?: number
  /** What models answer where no case does. */
  answers?: MockValues
  /** Requests with an answer of their own; the first that fits counts. */
  cases?: MockCase[]
}

/** What models of each kind answer. */
export interface MockValues {
  /** A text, or pieces of one and parts of other kinds, such as `{ type: "tool-call", toolCallId, toolName, input }`. */
  language?: string | (string | object)[]
  /** Each in Base64. */
  image?: string[]
  /** In Base64. */
  speech?: string
  transcription?: string
  embedding?: number[][]
  /** The indexes of the documents, the best first. */
  reranking?: number[]
}

/** Requests that are answered, or refused, in a way of their own. */
export interface MockCase {
  /** Words in the request; in a conversation in what was said last. Default: any. */
  when?: string
  /** A model's id, or a pattern with `*`. Default: any. */
  model?: string
  /** For so many requests after the app's page was loaded. Default: for all. */
  times?: number
  /** Refuses with this error; what the wallet says with its code is filled in. */
  refuse?: { code: string; message?: string; retryAfterMillis?: number; [field: string]: unknown }
  answers?: MockValues
}

/** A running wallet server. */
export interface WalletServer {
  /** The wallet's address, with a slash at its end. */
  url: string
  port: number
  close(): Promise<void>
}

/**
 * Serves a built wallet with its security headers under one host name only, and on this machine only: at 127.0.0.1 and [::1], since
 * browsers try both for a name that ends with `.localhost` and another program at either would have the wallet's origin.
 *
 * @throws RangeError where `host` is no loopback name; Error where `mock` says what no mock does; the error of Node's where the port is taken at either address or `dist` is not a built wallet
 */
export function serve(options?: ServeOptions): Promise<WalletServer>

/** Whether browsers take a host name for this machine, and so for a secure context. */
export function isLoopback(host: string): boolean

/** The built wallet that comes with this package. */
export const packagedDist: string
