import type { ByokClient, ByokModel } from "@byokapi/client"
import { watchModels } from "@byokapi/client/watch"
import { h } from "./dom.js"
import { ByokElement } from "./element.js"
import { morph } from "./morph.js"
import { formatUsd, count } from "./money.js"

/**
 * `<byok-model-picker>`: a list of the models of one kind that the owner lets this app use, and what the chosen one costs.
 * Attributes: `capability` (default `language`), `label`, `value`, `name`, `disabled`. A form sends its `value` under its
 * `name`.
 *
 * Events: `change`, when the person chose; `byok-models`, its detail the models, when they came or changed.
 */
export class ByokModelPickerElement extends ByokElement {
  static readonly formAssociated = true
  static readonly observedAttributes = ["capability", "label", "value", "disabled"]
  static override readonly properties = ["value"]

  readonly #internals: ElementInternals | undefined
  readonly #list = select()
  #value: string | undefined
  #told: readonly ByokModel[] | undefined
  #all: readonly ByokModel[] | undefined
  #kind = ""
  #models: readonly ByokModel[] = []
  #listed: unknown
  #isDisabled = false

  constructor() {
    super()
    this.#internals = this.attachInternals?.()
    this.#list.onchange = () => {
      this.#value = this.#list.value
      this.update()
      this.dispatchEvent(new Event("change", { bubbles: true, composed: true }))
    }
  }

  /** The id of the chosen model; while the person chose none, the owner's default or the first. Empty without models. */
  get value(): string {
    return this.#chosen()?.id ?? ""
  }

  /** A model that the owner does not allow is not chosen, and comes back when it is allowed. */
  set value(id: string) {
    this.#value = id
    this.changed()
  }

  /** The models to choose from. */
  get models(): readonly ByokModel[] {
    const kind = this.getAttribute("capability") ?? "language"
    const all = this.client && watchModels(this.client).getSnapshot().value
    if (all !== this.#all || kind !== this.#kind) this.#models = all?.filter((each) => each.capability === kind) ?? []
    this.#all = all
    this.#kind = kind
    return this.#models
  }

  /** The picker itself, or what is around it in the form. */
  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled
    this.changed()
  }

  formResetCallback(): void {
    this.#value = undefined
    this.changed()
  }

  protected override follow(client: ByokClient): () => void {
    return watchModels(client).subscribe(() => this.update())
  }

  protected override update(): void {
    const { models } = this
    const answer = this.client && watchModels(this.client).getSnapshot()
    this.#list.disabled = this.#isDisabled || this.hasAttribute("disabled") || models.length === 0
    const none = answer?.loading ? "Asking your wallet…" : answer?.value ? "No model of this kind" : "Not connected"
    this.#fill(models.length > 0 ? models : none)
    this.#list.value = this.value
    this.#internals?.setFormValue(this.value || null)
    this.#draw(answer?.error?.message ?? price(this.#chosen()))
    const isNews = answer?.value && answer.value !== this.#told
    // First: who hears of them may change this element.
    this.#told = answer?.value
    if (isNews) this.tell("byok-models", models)
  }

  /** @param shown the models, or a word in their place */
  #fill(shown: readonly ByokModel[] | string): void {
    if (shown === this.#listed) return
    this.#listed = shown
    morph(this.#list, typeof shown === "string" ? [h("option", { value: "" }, shown)] : groups(shown))
  }

  #draw(hint: string): void {
    const label = this.getAttribute("label") ?? "Model"
    if (!this.view.contains(this.#list)) {
      const words = h("label", { part: "label", class: "label", for: "list" })
      const note = h("p", { part: "hint", class: "hint", id: "hint" })
      this.view.replaceChildren(h("div", { part: "base", class: "picker" }, words, this.#list, note))
    }
    for (const [selector, text] of [
      [".label", label],
      [".hint", hint],
    ] as const) {
      const place = this.view.querySelector(selector)
      if (place && place.textContent !== text) place.textContent = text
    }
  }

  #chosen(): ByokModel | undefined {
    const { models } = this
    const wanted = this.#value ?? this.getAttribute("value")
    return models.find(({ id }) => id === wanted) ?? models.find(({ isDefault }) => isDefault) ?? models[0]
  }
}

// A server has no document; there the class is only looked at.
const select = () => h("select", { part: "select", class: "field", id: "list", "aria-describedby": "hint" })

function groups(models: readonly ByokModel[]): Node[] {
  const byProvider = grouped(models)
  const options = (of: readonly ByokModel[]) =>
    of.map(({ id, name, isDefault }) => h("option", { value: id }, isDefault ? `${name} (your default)` : name))
  if (byProvider.size === 1) return options(models)
  return [...byProvider].map(([label, of]) => h("optgroup", { label }, ...options(of)))
}

function grouped(models: readonly ByokModel[]): Map<string, ByokModel[]> {
  const groups = new Map<string, ByokModel[]>()
  for (const model of models) {
    const group = groups.get(model.provider)
    if (group) group.push(model)
    else groups.set(model.provider, [model])
  }
  return groups
}

/** What a model costs and how much it reads, as far as anybody knows. */
function price(model: ByokModel | undefined): string {
  if (!model) return ""
  const { inputPerMillionTokens: read, outputPerMillionTokens: write, ...rest } = model.priceUsd ?? {}
  const tokens = [read !== undefined && `${formatUsd(read)} in`, write !== undefined && `${formatUsd(write)} out`]
  const perMillion = tokens.filter(Boolean).join(", ")
  const others = UNITS.map(([unit, word]) => rest[unit] !== undefined && `${formatUsd(rest[unit])} ${word}`)
  const reads = model.contextWindow && `reads ${count(model.contextWindow)} tokens`
  return [perMillion && `${perMillion} a million tokens`, ...others, reads].filter(Boolean).join(" · ")
}

const UNITS = [
  ["perImage", "an image"],
  ["perMillionCharacters", "a million characters"],
  ["perSecond", "a second"],
  ["perSearch", "a search"],
] as const
