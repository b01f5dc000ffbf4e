// The packages as tarballs, for apps made in the repository before the packages are on npm. A published package has none.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../dist/packs", import.meta.url))
const list = join(folder, "packages.json")

/** Where the app keeps them: it works without the repository then. */
const KEPT = "packs"

/**
 * Puts the tarballs among an app's files and has its manifest name them in the place of versions.
 *
 * @param {Map<string, string | Buffer>} files of the app, by path
 */
export function usePacks(files) {
  if (!existsSync(list)) return
  const packs = JSON.parse(readFileSync(list, "utf8"))
  const manifest = JSON.parse(files.get("package.json"))
  for (const packages of [manifest.dependencies, manifest.devDependencies])
    for (const name of Object.keys(packages).filter((name) => packs[name])) {
      packages[name] = `file:${KEPT}/${packs[name]}`
      files.set(`${KEPT}/${packs[name]}`, readFileSync(join(folder, packs[name])))
    }
  files.set("package.json", `${JSON.stringify(manifest, null, 2)}\n`)
}
