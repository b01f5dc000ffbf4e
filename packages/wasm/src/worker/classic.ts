/**
 * Lets workers from `blob:` addresses start in a page of opaque origin: Chromium loads no module there, and says nothing of it.
 * wllama asks for modules, and its code is a classic script as well.
 */
export function classicBlobWorkers(): void {
  const Own = globalThis.Worker
  globalThis.Worker = class extends Own {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, String(url).startsWith("blob:") ? { ...options, type: "classic" } : options)
    }
  }
}
