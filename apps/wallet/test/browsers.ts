import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"
import puppeteer, { type Browser } from "puppeteer-core"

/** A browser to test in, or the word for why not. */
export interface Engine {
  name: "chromium" | "firefox"
  path: string | undefined
}

export const engines: Engine[] = [
  {
    name: "chromium",
    path: process.env["CHROMIUM_BIN"] ?? onPath("chromium", "google-chrome-stable", "google-chrome"),
  },
  { name: "firefox", path: process.env["FIREFOX_BIN"] ?? onPath("firefox-esr", "firefox") },
]

export function launch({ name, path }: Engine): Promise<Browser> {
  if (name === "firefox") return puppeteer.launch({ browser: "firefox", executablePath: path!, headless: true })
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
  ]
  return puppeteer.launch({ executablePath: path!, headless: true, args })
}

function onPath(...names: string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
