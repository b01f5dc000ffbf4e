// The packages of this repository that are published, by their own manifests.
import { readdirSync, readFileSync } from "node:fs"

const read = (path) => JSON.parse(readFileSync(path, "utf8"))

/** Manifests of all packages for npm. */
export const PACKAGES = readdirSync("packages")
  .map((folder) => read(`packages/${folder}/package.json`))
  .filter((manifest) => !manifest.private)

/** What an app imports of a package: `{ name, file }`, without its manifest. */
export function entriesOf({ name, exports = {} }) {
  return Object.entries(exports)
    .filter(([path]) => path !== "./package.json" && !path.includes("*"))
    .map(([path, target]) => ({
      name: name + path.slice(1),
      path,
      file: typeof target === "string" ? target : target.default,
    }))
}

export const isModule = ({ file }) => /\.m?js$/.test(file)

/** The versions that the packages are tested with, of everything they leave to the app. */
export const peers = Object.fromEntries(
  PACKAGES.flatMap(({ peerDependencies = {}, devDependencies = {} }) =>
    Object.keys(peerDependencies)
      .flatMap((name) => [name, `@types/${name}`])
      .filter((name) => devDependencies[name])
      .map((name) => [name, devDependencies[name]]),
  ),
)
