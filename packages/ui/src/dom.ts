type Child = Node | string | false | undefined

/** An element of a shadow root: `part` for the page's style, `class` for ours. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value)
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return element
}

export function button(word: string, part: string, click: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", part: `button ${part}`, class: `btn ${part}` }, word)
  made.onclick = click
  return made
}

const PATHS = {
  check: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m-4 9.8 2.8 2.8L16 9.5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 4v5l3.2 2",
  half: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 0v18",
  key: "M8 11.500a4 4 0 1 0 0 8 4 4 0 0 0 0-8m3 .5 9-8.500M16.5 7l3 3",
  lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
  warn: "M12 4 2.8 20h18.400zM12 10v4.500M12 17.200v.1",
  stop: "M8.3 3h7.400L21 8.300v7.400L15.7 21H8.300L3 15.700V8.300z",
  ban: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.8 5.800l12.4 12.4",
}

/** The shape that goes with a word, so that no colour has to say it alone. */
export type Picture = keyof typeof PATHS

const SVG = "http://www.w3.org/2000/svg"

/** An SVG element of these attributes and children. */
export function s(tag: string, attributes: Record<string, string>, ...children: Element[]): SVGElement {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

export const icon = (picture: Picture): SVGElement =>
  s("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d: PATHS[picture] }))
