// A model that does what another one does, and notes what that gave.

const METHODS = ["doGenerate", "doStream", "doEmbed", "doRerank"]

/**
 * The same model, watched.
 *
 * @param {object} model a V3 model of any kind
 * @param {object[]} given where each call is noted: `{ method, parts?, result?, error?, end }`
 */
export function watched(model, given) {
  return new Proxy(model, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== "function") return value
      return METHODS.includes(name) ? (options) => noted(target, name, options, given) : value.bind(target)
    },
  })
}

async function noted(model, method, options, given) {
  const call = { method }
  given.push(call)
  try {
    const result = await model[method](options)
    if (method !== "doStream") return Object.assign(call, { result, end: "result" }).result
    call.parts = []
    return { ...result, stream: notedStream(result.stream, call) }
  } catch (error) {
    Object.assign(call, { error, end: "error" })
    throw error
  }
}

/** Reads no part before it is asked for one, and hands a cancel on. */
function notedStream(stream, call) {
  const reader = stream.getReader()
  const pull = async (controller) => {
    const { done, value } = await reader.read()
    if (call.end) return
    if (done) return ((call.end ??= "closed"), controller.close())
    call.parts.push(value)
    controller.enqueue(value)
  }
  const failed = (error) => {
    Object.assign(call, { error, end: "error" })
    throw error
  }
  const cancel = (reason) => ((call.end ??= "cancelled"), reader.cancel(reason))
  return new ReadableStream({ pull: (controller) => pull(controller).catch(failed), cancel }, { highWaterMark: 0 })
}
