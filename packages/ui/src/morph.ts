/** Makes the children of a place as `wanted`, and leaves alone what is so already: it may have the focus, or a finger on it. */
export function morph(place: Node, wanted: readonly Node[]): void {
  let now = place.firstChild
  for (const next of wanted) {
    const after: ChildNode | null = now?.nextSibling ?? null
    if (!now) place.appendChild(next)
    else if (now.nodeName === next.nodeName) become(now, next)
    else place.replaceChild(next, now)
    now = after
  }
  while (now) {
    const after: ChildNode | null = now.nextSibling
    now.remove()
    now = after
  }
}

function become(now: Node, next: Node): void {
  if (isElement(now) && isElement(next)) {
    dress(now, next)
    morph(now, [...next.childNodes])
  } else if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue
}

// One that was moved to another document may be an instance of that document's class.
const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE

function dress(now: Element, next: Element): void {
  for (const { name } of [...now.attributes]) if (!next.hasAttribute(name)) now.removeAttribute(name)
  for (const { name, value } of next.attributes) if (now.getAttribute(name) !== value) now.setAttribute(name, value)
  ;(now as HTMLElement).onclick = (next as HTMLElement).onclick
}
