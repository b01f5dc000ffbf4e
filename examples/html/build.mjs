// Puts the page and the client, as one file, into dist/.
import { copyFileSync, mkdirSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

rmSync("dist", { recursive: true, force: true })
mkdirSync("dist")
copyFileSync("index.html", "dist/index.html")
copyFileSync("../page/page.css", "dist/page.css")
copyFileSync(fileURLToPath(import.meta.resolve("@byokapi/client/byok-client.js")), "dist/byok-client.js")
