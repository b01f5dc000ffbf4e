/**
 * Zod inside the provider packages probes `new Function` unless told not to, and each probe is a CSP violation. Zod reads this
 * once, while its module is evaluated, so this is the entry's first import.
 */
const scope = globalThis as { __zod_globalConfig?: Record<string, unknown> }
scope.__zod_globalConfig = { ...scope.__zod_globalConfig, jitless: true }

export {}
