// The files of the repository: everything git tracks or would track.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"

export function repositoryFiles(...patterns) {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z", "--", ...patterns], {
    encoding: "utf8",
    maxBuffer: 64 << 20,
  })
  return listed.split("\0").filter((path) => path && existsSync(path))
}

export const textOf = (path) => readFileSync(path, "utf8")

const SHOWN = 25

/** Prints the first complaints and ends the process with 1 if there is one. */
export function report(name, complaints) {
  for (const complaint of complaints.slice(0, SHOWN)) console.error(complaint)
  if (complaints.length > SHOWN) console.error(`and ${complaints.length - SHOWN} more`)
  console.error(complaints.length ? `${name}: ${complaints.length} wrong` : `${name}: ok`)
  if (complaints.length) process.exitCode = 1
}
