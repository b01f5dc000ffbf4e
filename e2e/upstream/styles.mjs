// What each provider demands of a browser: how it takes a key, which request headers its CORS lets through.
import { OTHER_STYLES, otherAt } from "./others.mjs"

const JSON_HEADERS = ["content-type"]

export const STYLES = {
  ...OTHER_STYLES,
  openai: {
    key: (headers) => bearer(headers),
    allowed: ["authorization", "openai-organization", "openai-project", ...JSON_HEADERS],
    required: [],
    exposed: "x-request-id, retry-after",
  },
  anthropic: {
    key: (headers) => headers["x-api-key"] ?? null,
    allowed: [
      "x-api-key",
      "anthropic-version",
      "anthropic-beta",
      "anthropic-dangerous-direct-browser-access",
      ...JSON_HEADERS,
    ],
    required: ["anthropic-version", "anthropic-dangerous-direct-browser-access"],
    exposed: "*",
  },
  openrouter: {
    key: (headers) => bearer(headers),
    allowed: ["authorization", "http-referer", "x-title", "x-openrouter-title", ...JSON_HEADERS],
    required: [],
    exposed: "x-request-id, retry-after",
  },
  custom: {
    key: (headers) => bearer(headers),
    allowed: ["authorization", ...JSON_HEADERS],
    required: [],
    exposed: "x-request-id",
  },
}

/** Headers that a browser adds by itself. `cookie` and `referer` are not among them: the wallet must send neither. */
const AUTOMATIC =
  /^(host|connection|content-length|transfer-encoding|accept|accept-language|accept-encoding|user-agent|origin|cache-control|pragma|priority|te|dnt|sec-.*)$/

/**
 * The provider that a path belongs to. OpenAI and Anthropic share `/v1/models`, where the request's header names decide.
 *
 * @param {string} path
 * @param {string[]} headerNames lower case; those of a preflight are the ones it asks for
 * @returns {keyof STYLES | null} null for a path that none of them has
 */
export function styleOf(path, headerNames) {
  if (path.startsWith("/custom/v1/")) return "custom"
  const other = otherAt(path)
  if (other) return other
  if (path.startsWith("/api/v1/")) return "openrouter"
  if (path.startsWith("/v1/messages")) return "anthropic"
  if (path.startsWith("/v1/models"))
    return headerNames.some((name) => /^(x-api-key|anthropic-)/.test(name)) ? "anthropic" : "openai"
  return path.startsWith("/v1/") ? "openai" : null
}

/** The first header that the style does not know, or null. */
export function unknownHeader(style, names) {
  return names.find((name) => !AUTOMATIC.test(name) && !STYLES[style].allowed.includes(name)) ?? null
}

/** The first header that the style demands of a browser and does not find, or null. */
export function missingHeader(style, names) {
  return STYLES[style].required.find((name) => !names.includes(name)) ?? null
}

function bearer({ authorization }) {
  return authorization?.startsWith("Bearer ") ? authorization.slice("Bearer ".length) : null
}
