// What axe-core finds in a page as it stands, shadow roots included.
import { createRequire } from "node:module"
import { readFileSync } from "node:fs"

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** The violations, as `rule: element`. */
export async function violations(page) {
  await page.evaluate(source)
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }))
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.flat()} ${html}`))
}
