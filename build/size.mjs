// Sizes of what browsers load. `--json`: an array of { name, min, gzip } in bytes; otherwise a table.
import { entries } from "./entries.mjs"
import { weigh } from "./first-load.mjs"

const rows = entries().map(({ name, files, budget }) => ({ name, ...weigh(files), budget }))

if (process.argv.includes("--json")) {
  console.log(
    JSON.stringify(
      rows.map(({ name, min, gzip }) => ({ name, min, gzip })),
      null,
      2,
    ),
  )
} else {
  const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8)
  console.log(`${"KB".padEnd(44)}${"min".padStart(8)}${"gzip".padStart(8)}${"budget".padStart(8)}`)
  for (const { name, min, gzip, budget } of rows)
    console.log(name.padEnd(44) + kb(min) + kb(gzip) + (budget ? kb(budget) : ""))
}
