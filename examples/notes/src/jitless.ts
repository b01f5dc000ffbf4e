// The app's Content-Security-Policy allows no eval. Zod asks for it once and would log a violation: this comes before its import.
const page = globalThis as { __zod_globalConfig?: object }
page.__zod_globalConfig = { ...page.__zod_globalConfig, jitless: true }
