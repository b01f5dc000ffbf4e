export { ERRORS } from "./generated/errors.js"
export * from "./generated/types.js"
export type * from "./contract.js"
