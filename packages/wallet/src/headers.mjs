/**
 * The header table of the wallet (`headers.json`).
 *
 * @typedef {{ headers: Record<string, string | string[]> }} HeaderSet
 * @typedef {{ every: HeaderSet["headers"], groups: (HeaderSet & { paths: string[] })[], otherwise: HeaderSet }} HeaderTable
 */

/**
 * The headers of a path, each value as it is sent.
 *
 * @param {HeaderTable} table
 * @param {string} path as in the URL, without query; may itself end with `*`
 * @returns {Record<string, string>}
 */
export function headersFor({ every, groups, otherwise }, path) {
  const named = groups.filter(({ paths }) => paths.some((pattern) => matches(pattern, path)))
  const sets = named.length ? named : [otherwise]
  return joined(Object.assign({}, every, ...sets.map(({ headers }) => headers)))
}

/**
 * The table for another provider table than the wallet's own: the consent window may also reach where that has limited keys made.
 *
 * @param {HeaderTable} table
 * @param {{ providers: { baseUrl: string, subKeys?: object }[] } | undefined} served
 * @returns {HeaderTable}
 */
export function reaching(table, served) {
  const makers = (served?.providers ?? [])
    .filter(({ subKeys }) => subKeys)
    .map(({ baseUrl }) => new URL(baseUrl).origin)
  const groups = table.groups.map((group) => (group.paths.includes("/consent") ? also(group, makers) : group))
  return { ...table, groups }
}

function also(group, origins) {
  const policy = group.headers["Content-Security-Policy"]
  if (!Array.isArray(policy)) return group
  const wider = policy.map((rule) =>
    rule.startsWith("connect-src ") ? [...new Set([rule, ...origins])].join(" ") : rule,
  )
  return { ...group, headers: { ...group.headers, "Content-Security-Policy": wider } }
}

function matches(pattern, path) {
  return pattern === path || (pattern.endsWith("*") && path.startsWith(pattern.slice(0, -1)))
}

function joined(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, joinedValue(name, value)]))
}

function joinedValue(name, value) {
  return Array.isArray(value) ? value.join(name === "Content-Security-Policy" ? "; " : ", ") : value
}
