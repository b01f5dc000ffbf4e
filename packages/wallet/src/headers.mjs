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

function matches(pattern, path) {
  return pattern === path || (pattern.endsWith("*") && path.startsWith(pattern.slice(0, -1)))
}

function joined(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, joinedValue(name, value)]))
}

function joinedValue(name, value) {
  return Array.isArray(value) ? value.join(name === "Content-Security-Policy" ? "; " : ", ") : value
}
