// Links within documents that lead nowhere: to no file of the repository, or to no heading as code hosts name them.
import { posix } from "node:path"

const FENCE = /^ *(```+|~~~+)[\s\S]*?^ *\1/gm
const INLINE = /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g
const DEFINED = /^ *\[[^\]]+\]:\s*<?([^\s>]+)/gm

const prose = (markdown) => markdown.replace(FENCE, "")
const shown = (heading) => heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[`*]/g, "")

/** How a code host names a heading. */
export const slug = (heading) =>
  shown(heading)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-")

/** The anchors of a document; a heading that comes again has a number. */
export function anchors(markdown) {
  const seen = new Map()
  return [...prose(markdown).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
    const name = slug(heading)
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before ? `${name}-${before}` : name
  })
}

const targets = (markdown) =>
  [INLINE, DEFINED].flatMap((pattern) => [...prose(markdown).replace(/`[^`\n]*`/g, "").matchAll(pattern)].map(([, to]) => to)) // prettier-ignore

function fault({ path, to, files, textOf }) {
  const [file, anchor] = to.split("#")
  const full = file ? posix.join(posix.dirname(path), decodeURI(file)).replace(/\/$/, "") : path
  const [, own] = /^(packages\/[^/]+\/)README\.md$/.exec(path) ?? []
  if (own && !full.startsWith(own))
    return `${path}: the link ${to} is dead on the package's page: name the file instead`
  const isFile = files.includes(full)
  if (file.startsWith("/") || !(isFile || full === "." || files.some((each) => each.startsWith(`${full}/`))))
    return `${path}: the link ${to} leads nowhere`
  if (anchor && full.endsWith(".md") && isFile && !anchors(textOf(full)).includes(anchor))
    return `${path}: no heading #${anchor} in ${full}`
}

/** What is wrong with the links of documents in a repository of files. Links to other sites are not followed. */
export const deadLinks = (documents, files, textOf) =>
  documents.flatMap((path) =>
    targets(textOf(path))
      .filter((to) => !/^[a-z][a-z+.-]*:/i.test(to))
      .map((to) => fault({ path, to, files, textOf }))
      .filter(Boolean),
  )
