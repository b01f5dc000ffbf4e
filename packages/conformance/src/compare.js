// Where two observations of one case differ.

/**
 * The differences between plain values, as paths.
 *
 * @returns {{ path: string, expected: unknown, actual: unknown }[]}
 */
export function differences(expected, actual, path = "") {
  if (Object.is(expected, actual)) return []
  if (!isObject(expected) || !isObject(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return [{ path, expected, actual }]
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...names].flatMap((name) => differences(expected[name], actual[name], path ? `${path}.${name}` : name))
}

const isObject = (value) => typeof value === "object" && value !== null
