import { svelte } from "@sveltejs/vite-plugin-svelte"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [svelte()],
  base: "./",
  server: { host: "127.0.0.1" },
  build: { chunkSizeWarningLimit: 800 },
})
