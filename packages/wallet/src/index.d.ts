/** Where and what to serve. Everything has a default. */
export interface ServeOptions {
  /** TCP port on 127.0.0.1; 0 picks a free one. Default 8881. */
  port?: number
  /** The name in the wallet's origin: `localhost` or one that ends with `.localhost`. Default `wallet.localhost`. */
  host?: string
  /** The folder of a built wallet. Default: the one in this package. */
  dist?: string
  /** A provider table served in place of the built one. */
  providers?: unknown
  /** A model and price table served in place of the built one. */
  models?: unknown
}

/** A running wallet server. */
export interface WalletServer {
  /** The wallet's address, with a slash at its end. */
  url: string
  port: number
  close(): Promise<void>
}

/**
 * Serves a built wallet with its security headers, on the loopback interface only and under one host name only.
 *
 * @throws RangeError where `host` is no loopback name; the error of Node's where the port is taken or `dist` is not a built wallet
 */
export function serve(options?: ServeOptions): Promise<WalletServer>

/** Whether browsers take a host name for this machine, and so for a secure context. */
export function isLoopback(host: string): boolean

/** The built wallet that comes with this package. */
export const packagedDist: string
