// Our RPC as it is compiled for wallet and client: bounded decoding, an allow-list of methods, credit.
import * as rpc from "../rpc/target/js/rpc.js"
import { handOver, whenHandedOver } from "./port.js"

export const serve = async () => rpc.serve(await whenHandedOver())

export async function connect(frame, origin) {
  const { add, parts } = rpc.connect(handOver(frame, origin))
  return {
    add: (a, b) => new Promise((done, failed) => add({ a, b }, done, failed)),
    parts: (n, onPart) => new Promise((done) => parts({ n }, onPart, done)),
  }
}
