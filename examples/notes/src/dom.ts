type Child = Node | string | false | undefined
type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>

/** An element. Functions among the attributes become listeners of the event they are named after. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value)
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value)
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false))
  return element
}

const SVG = "http://www.w3.org/2000/svg"

export function icon(name: string, size = ""): SVGElement {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("class", `icon ${size}`.trim())
  svg.setAttribute("aria-hidden", "true")
  const use = document.createElementNS(SVG, "use")
  use.setAttribute("href", `/icons.svg#${name}`)
  svg.append(use)
  return svg
}

export function byId<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind
}
