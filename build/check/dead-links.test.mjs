import assert from "node:assert/strict"
import test from "node:test"
import { anchors, deadLinks } from "./dead-links.mjs"

const REPOSITORY = {
  "docs/a.md": "# A page\n\n## Twice\n\n## Twice\n\n```md\n## Not one\n[no](nowhere.md)\n```\n",
  "docs/in/b.md": "## `@byokapi/client`: what's in it\n",
  "src/x.mjs": "",
}

const faults = (text, path = "docs/start.md") => {
  const all = { ...REPOSITORY, [path]: text }
  return deadLinks([path], Object.keys(all), (each) => all[each])
}

test("links_toFilesFoldersAndHeadings_areAlive", () => {
  const links = [
    "a.md",
    "in/b.md",
    "in",
    "in/",
    "../src/x.mjs",
    "a.md#a-page",
    "a.md#twice-1",
    "#here",
    "https://x.org/y",
  ]
  assert.deepEqual(faults(`# Here\n\n${links.map((to) => `[x](${to})`).join("\n")}\n\n[y]: a.md#twice\n`), [])
  assert.deepEqual(faults("[x](in/b.md#byokapiclient-whats-in-it)"), [])
})

test("link_toNoFile_isDead", () => {
  for (const to of ["b.md", "../docs/in/c.md", "/docs/a.md", "../../etc"])
    assert.deepEqual(faults(`[x](${to})`), [`docs/start.md: the link ${to} leads nowhere`])
  assert.equal(faults("[y]: gone.md").length, 1)
})

test("link_toNoHeading_isDead", () => {
  assert.deepEqual(faults("[x](a.md#not-one)"), ["docs/start.md: no heading #not-one in docs/a.md"])
  assert.equal(faults("[x](#nowhere)").length, 1)
  assert.equal(faults("[x](a.md#twice-2)").length, 1)
})

test("link_ofAPackagesReadme_outOfThePackage_isDead", () => {
  const readme = "packages/x/README.md"
  assert.deepEqual(faults("[x](README.md#y)\n\n# y\n", readme), [])
  const [fault, ...more] = faults("[x](../../docs/a.md)", readme)
  assert.match(fault, /^packages\/x\/README\.md: the link \.\.\/\.\.\/docs\/a\.md is dead/)
  assert.deepEqual(more, [])
})

test("links_inCode_areNotLinks", () => {
  assert.deepEqual(faults("`[x](gone.md)`\n\n```md\n[x](gone.md)\n```\n"), [])
})

test("headings_withLinksAndCode_areNamedByTheirText", () => {
  assert.deepEqual(anchors("## [The `x` y](z.md) & more\n"), ["the-x-y--more"])
})
