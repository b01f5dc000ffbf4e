import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [react()],
  base: "./",
  server: { host: "127.0.0.1" },
  build: { chunkSizeWarningLimit: 800 },
})
