// The wallet's headers in the words of static hosts and web servers, all from apps/wallet/headers.json.
import { headersFor } from "../packages/wallet/src/headers.mjs"

/**
 * The rules of a site: one for each page and file, and one for each group of files with a wildcard. No two match one path, for
 * hosts that join the values of all rules that match.
 *
 * @param {import("../packages/wallet/src/headers.mjs").HeaderTable} table
 * @param {string[]} paths of all pages and files
 * @returns {{ path: string, headers: Record<string, string> }[]}
 */
export function rules(table, paths) {
  const wildcards = table.groups.flatMap((group) => group.paths).filter((path) => path.endsWith("*"))
  const single = paths.filter((path) => !wildcards.some((wildcard) => path.startsWith(wildcard.slice(0, -1))))
  return [...single, ...wildcards].flatMap((path) => {
    const headers = headersFor(table, path)
    return [path, ...otherAddresses(path)].map((each) => ({ path: each, headers }))
  })
}

/** Under what else a host may serve a page: were it without its headers there, any site could frame it. */
function otherAddresses(path) {
  const file = pageFile(path)
  if (!file) return []
  return path === "/" ? [file] : [file, `${path}/`]
}

/** `_headers` of Netlify and Cloudflare Pages. */
export function underscoreHeaders(all) {
  return (
    all
      .map(({ path, headers }) => [path, ...lines(headers, (name, value) => `  ${name}: ${value}`)].join("\n"))
      .join("\n\n") + "\n"
  )
}

/** Locations for the `server` block of nginx, whose `root` is the site. */
export function nginx(all) {
  return all.map(({ path, headers }) => `${nginxLocation(path)} {\n${nginxBody(path, headers)}\n}`).join("\n\n") + "\n"
}

function nginxLocation(path) {
  return path.endsWith("*") ? `location ^~ ${path.slice(0, -1)}` : `location = ${path}`
}

function nginxBody(path, headers) {
  const file = pageFile(path)
  const added = lines(headers, (name, value) => `  add_header ${name} "${value}" always;`)
  return [...(file ? [`  try_files ${file} =404;`] : []), ...added].join("\n")
}

/** Directives for a site block of Caddy, whose `root` is the site. */
export function caddy(all) {
  return (
    all.map(({ path, headers }) => `${caddyRewrite(path)}header ${path} {\n${caddyBody(headers)}\n}`).join("\n\n") +
    "\n"
  )
}

function caddyRewrite(path) {
  const file = pageFile(path)
  return file ? `rewrite ${path} ${file}\n` : ""
}

function caddyBody(headers) {
  return lines(headers, (name, value) => `  ${name} "${value}"`).join("\n")
}

/** The file of a page, which has no extension in its address; null for all other paths. */
function pageFile(path) {
  if (path === "/") return "/index.html"
  return /\/[^./*]+$/.test(path) ? `${path}.html` : null
}

function lines(headers, line) {
  return Object.entries(headers).map(([name, value]) => line(name, value))
}
