import type { LocalErrorFields } from "../error.js"

const STATUS = /HTTP (\d{3})/

/** Why something could not be fetched or stored, none where that was not the cause. */
export function downloadFailure(cause: unknown, model: string): LocalErrorFields | undefined {
  if (!(cause instanceof Error)) return undefined
  if (cause.name === "QuotaExceededError")
    return { code: "storage_full", message: "The browser has no room for the model's file.", model }
  const [, status] = STATUS.exec(cause.message) ?? []
  if (status) return ofStatus(Number(status), model)
  if (cause instanceof TypeError && isNetwork(cause.message)) return unreachable(model)
  return undefined
}

/** Chromium's, Firefox's and Safari's words, which have no name of their own. */
const isNetwork = (said: string) =>
  ["Failed to fetch", "NetworkError", "Load failed", "network error", "fetch failed"].some((word) =>
    said.includes(word),
  )

function ofStatus(status: number, model: string): LocalErrorFields {
  const message = `The server of the model's file answered ${status}.`
  return { code: status >= 500 ? "provider_error" : "provider_refused", message, model }
}

function unreachable(model: string): LocalErrorFields {
  if (globalThis.navigator?.onLine === false)
    return {
      code: "offline",
      message: "The browser is offline, and the model or its engine is not on this device.",
      model,
    }
  return { code: "provider_unreachable", message: "The model's file cannot be fetched.", model }
}
