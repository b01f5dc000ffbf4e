export { ByokClient } from "./client.js"
export { ByokError, type ByokErrorDetails, type ByokErrorFields } from "./error.js"
export type { ByokProvider } from "./model.js"
export type * from "./types.js"
