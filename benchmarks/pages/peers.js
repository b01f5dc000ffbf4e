import * as byok from "../peers/byok.js"
import * as comlink from "../peers/comlink.js"
import * as kkrpc from "../peers/kkrpc.js"
import * as relay from "../peers/relay.js"

export const peers = { byok, relay, comlink, kkrpc }
