import vue from "@vitejs/plugin-vue"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [vue()],
  base: "./",
  server: { host: "127.0.0.1" },
  build: { chunkSizeWarningLimit: 800 },
})
