export * from "./generated/schemas.js"
export * from "./types.js"
