/** As much of WebGPU as is asked here; TypeScript's DOM library does not know it. */
export interface Gpu {
  requestAdapter(options?: object): Promise<GpuAdapter | null>
}

export interface GpuAdapter {
  readonly features: { has(name: string): boolean }
  readonly info?: { readonly vendor?: string; readonly architecture?: string }
  readonly isFallbackAdapter?: boolean
  requestDevice(descriptor?: object): Promise<GpuDevice>
}

export interface GpuDevice {
  readonly lost: Promise<{ readonly reason?: string; readonly message?: string }>
}

/** WebGPU of this page or worker. */
export const pageGpu = (): Gpu | undefined => (globalThis.navigator as { gpu?: Gpu } | undefined)?.gpu

/** The adapter that an engine would get, none where there is no GPU for it. */
export async function adapterOf(gpu: Gpu | undefined): Promise<GpuAdapter | null> {
  try {
    return (await gpu?.requestAdapter({ powerPreference: "high-performance" })) ?? null
  } catch {
    return null
  }
}

/**
 * Hears of each device that is made while `work` runs. WebLLM keeps its device to itself, and whether it was lost decides
 * whether an answer ever comes.
 */
export async function watchDevices<T>(heard: (device: GpuDevice) => void, work: () => Promise<T>): Promise<T> {
  const prototype = (globalThis as { GPUAdapter?: { prototype: GpuAdapter } }).GPUAdapter?.prototype
  if (!prototype) return work()
  const original = prototype.requestDevice
  prototype.requestDevice = async function (this: GpuAdapter, descriptor) {
    const device = await original.call(this, descriptor)
    heard(device)
    return device
  }
  try {
    return await work()
  } finally {
    prototype.requestDevice = original
  }
}
