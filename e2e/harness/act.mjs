// What a person does and sees: visible text, buttons by their words, fields by their labels. Clicks are real.
import { setTimeout as sleep } from "node:timers/promises"

export { sleep }
const PATIENCE = 30_000

/** Polls `attempt` until it gives something truthy; the error names what was waited for and what was there. */
export async function until(what, attempt, { timeout = PATIENCE, every = 60, context } = {}) {
  const end = Date.now() + timeout
  let last
  for (;;) {
    try {
      const value = await attempt()
      if (value) return value
    } catch (error) {
      last = error
    }
    if (Date.now() > end) break
    await sleep(every)
  }
  const there = await Promise.resolve(context?.()).catch(() => "")
  throw new Error(
    `waited ${timeout} ms for ${what}${last ? ` (${last.message})` : ""}${there ? `\n  there was: ${there}` : ""}`,
  )
}

/** Those of @byokapi/ui, which show what they show in shadow roots. */
const ELEMENTS = "byok-connect, byok-error, byok-model-picker, byok-status, byok-usage"

/** The visible text of a page or frame, what our elements show in their shadow roots last; blanks collapsed. */
export const textOf = (page) =>
  page.evaluate((elements) => {
    const hosts = [...document.querySelectorAll(elements)]
    const inside = hosts.flatMap(({ shadowRoot }) => [...(shadowRoot?.children ?? [])])
    const texts = [document.body, ...inside].map((element) => element?.innerText ?? "")
    return texts.join(" ").replace(/\s+/g, " ").trim()
  }, ELEMENTS)

const brief = async (page) => `${page.url()} «${(await textOf(page)).slice(0, 600)}»`

const matcher = (wanted) =>
  wanted instanceof RegExp ? { source: wanted.source, flags: wanted.flags } : { exact: wanted }

export async function see(page, wanted, options = {}) {
  const test = wanted instanceof RegExp ? (text) => wanted.exec(text) : (text) => text.includes(wanted)
  return until(`the text ${wanted}`, async () => test(await textOf(page)), { context: () => brief(page), ...options })
}

export const sees = async (page, wanted) =>
  wanted instanceof RegExp ? wanted.test(await textOf(page)) : (await textOf(page)).includes(wanted)

// Runs in the page. `wanted`: { exact } | { source, flags } | { testid }. Gives the element a person would point at.
function locate({ wanted, selector, enabled, elements }) {
  const collapse = (text) => (text ?? "").replace(/\s+/g, " ").trim()
  const visible = (element) => {
    const box = element.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden"
  }
  const labels = (element) => {
    const ids = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean)
    const named = ids.map((id) => document.getElementById(id)?.innerText)
    const own = [...(element.labels ?? [])].map((label) => label.innerText)
    return [
      element.getAttribute("aria-label"),
      ...named,
      ...own,
      element.innerText,
      element.getAttribute("placeholder"),
    ]
  }
  const pattern = wanted.source === undefined ? null : new RegExp(wanted.source, wanted.flags)
  const fits = (element) => {
    if (wanted.testid) return element.dataset.testid === wanted.testid
    const names = labels(element).map(collapse).filter(Boolean)
    return pattern ? names.some((name) => pattern.test(name)) : names.includes(wanted.exact)
  }
  const usable = (element) => !element.disabled && element.getAttribute("aria-disabled") !== "true"
  const pointAt = (element) => (visible(element) ? element : [...(element.labels ?? [])].find(visible))
  const inDialog = [...document.querySelectorAll("dialog[open], [role=dialog], [aria-modal=true]")]
    .filter(visible)
    .at(-1)
  const inside = [...document.querySelectorAll(elements)].map(({ shadowRoot }) => shadowRoot)
  const scopes = [inDialog, document, ...inside].filter(Boolean)
  for (const scope of scopes) {
    const found = [...scope.querySelectorAll(selector)]
      .filter(fits)
      .filter((e) => !enabled || usable(e))
      .map(pointAt)
    const shown = found.filter(Boolean)
    if (shown.length) return shown.sort((a, b) => collapse(a.innerText).length - collapse(b.innerText).length)[0]
  }
  return null
}

const BUTTONS =
  "button, a[href], summary, input[type=radio], input[type=checkbox], input[type=submit], [role=button], [role=radio], [role=tab], label, option"
const FIELDS = "input:not([type=radio]):not([type=checkbox]), textarea, select"
const ANY = "[data-testid]"

async function located(page, selector, wanted, enabled) {
  const named = wanted?.testid ? { wanted, selector: ANY } : { wanted: matcher(wanted), selector }
  return (await page.evaluateHandle(locate, { ...named, enabled, elements: ELEMENTS })).asElement()
}

async function find(page, selector, wanted, { timeout, enabled = true } = {}) {
  const name = wanted?.testid ?? wanted
  return until(
    `${selector === FIELDS ? "a field" : "something to press"} named ${name}`,
    () => located(page, selector, wanted, enabled),
    { timeout, context: () => brief(page) },
  )
}

export const button = (page, wanted, options) => find(page, BUTTONS, wanted, options)
export const field = (page, wanted, options) => find(page, FIELDS, wanted, options)

export async function has(page, wanted) {
  return (await located(page, BUTTONS, wanted, false)) !== null
}

/** Clicks where the element is drawn; false where neither it nor one drawn anew in its place was there when the click came. */
async function clickOn(element) {
  await element.evaluate((node) => {
    const isAnew = (target) => target.closest(node.tagName)?.textContent === node.textContent
    node.wasHit = false
    node.noteHit = (event) => {
      const [target] = event.composedPath()
      node.wasHit ||= node.contains(target) || (!node.isConnected && isAnew(target))
    }
    document.addEventListener("click", node.noteHit, true)
  })
  await element.click()
  const told = (node) => {
    document.removeEventListener("click", node.noteHit, true)
    return node.wasHit
  }
  return element.evaluate(told).catch(() => true)
}

/** A real click on what carries these words, again where the page moved under it. */
export async function press(page, wanted, options) {
  await until(
    `a click on ${wanted?.testid ?? wanted}`,
    async () => clickOn(await button(page, wanted, { timeout: 1000, ...options })),
    { timeout: options?.timeout ?? PATIENCE, context: () => brief(page) },
  )
}

/** Replaces the content of a field by real typing, or chooses in a list by its visible words. */
export async function fill(page, wanted, value, options) {
  const element = await field(page, wanted, options)
  const isList = await element.evaluate((node) => node.tagName === "SELECT")
  if (isList) return choose(element, value)
  await element.click()
  await element.evaluate((node) => node.select?.())
  await page.keyboard.press("Backspace")
  await element.type(value)
}

async function choose(element, words) {
  const value = await element.evaluate(
    (node, text) => [...node.options].find((option) => option.text.includes(text) || option.value === text)?.value,
    words,
  )
  if (value === undefined) throw new Error(`no choice named ${words}`)
  await element.select(value)
}
