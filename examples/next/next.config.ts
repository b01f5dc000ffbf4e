import type { NextConfig } from "next"

// `npm run typecheck` looks at the types.
export default { distDir: "dist", typescript: { ignoreBuildErrors: true } } satisfies NextConfig
