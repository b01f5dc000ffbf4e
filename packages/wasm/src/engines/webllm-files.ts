/** Where WebLLM believes files to be that it is given as bytes. The name exists nowhere. */
export const FILES_BASE = "https://model.invalid/resolve/main/"

/**
 * Lets WebLLM find files where it looks first, in the browser's cache, and so without network or storage; until the function
 * that this gives is called.
 */
export function keptFiles(files: Readonly<Record<string, Blob>>): () => void {
  const own = Object.getOwnPropertyDescriptor(globalThis, "caches")
  const match = async (request: RequestInfo | URL) => {
    const blob = files[nameOf(request)]
    return blob && new Response(blob)
  }
  const cache = {
    match,
    add: missing,
    addAll: missing,
    put: async () => {},
    keys: async () => [],
    delete: async () => false,
  }
  Object.defineProperty(globalThis, "caches", { configurable: true, value: { open: async () => cache, match } })
  return () => {
    if (own) Object.defineProperty(globalThis, "caches", own)
    else Reflect.deleteProperty(globalThis, "caches")
  }
}

const nameOf = (request: RequestInfo | URL): string => {
  const address = request instanceof Request ? request.url : String(request)
  return address.startsWith(FILES_BASE) ? address.slice(FILES_BASE.length) : ""
}

async function missing(request: RequestInfo | URL): Promise<never> {
  throw new Error(`The model lacks the file ${nameOf(request)}: HTTP 404`)
}
