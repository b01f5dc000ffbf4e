export { ScriptedProvider } from "./provider.js"
export { startUpstream } from "./server.js"
