import { TOKENS } from "./generated/tokens.js"

const made = new WeakMap<Document, CSSStyleSheet>()

/** The one style sheet of all elements of a document, where that is shown. A Content-Security-Policy does not keep it out. */
export function sheets(document: Document): CSSStyleSheet[] {
  const view = document.defaultView
  if (!view) return []
  const sheet = made.get(document) ?? new view.CSSStyleSheet()
  if (!made.has(document)) sheet.replaceSync(TOKENS + STYLE)
  made.set(document, sheet)
  return [sheet]
}

const STYLE = `
:host { display: block; font: inherit; color: var(--_ink); font-size: 0.9375rem; line-height: 1.45 }
:host([hidden]) { display: none }
:host(byok-connect), :host(byok-status) { display: inline-block; vertical-align: middle }
:host([data-theme="light"]) { color-scheme: light }
:host([data-theme="dark"]) { color-scheme: dark }
*, ::before, ::after { box-sizing: border-box; margin: 0 }
button, select { font: inherit }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px }
.icon { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75;
  stroke-linecap: round; stroke-linejoin: round }
.amount { font-variant-numeric: tabular-nums; font-weight: 600 }
.hint, .detail { font-size: 0.8125rem; color: var(--_ink-2) }
.hint { overflow-wrap: anywhere }

.btn, .connect > button { display: inline-flex; align-items: center; justify-content: center; gap: 0.5rem;
  min-height: 2.5rem; padding: 0.4rem 0.95rem; border-radius: var(--_radius); border: 1px solid var(--_line-strong);
  background: var(--_surface); color: var(--_ink); font-weight: 600; line-height: 1.25rem; cursor: pointer;
  text-align: center; max-width: 100%; transition: background-color 120ms, border-color 120ms }
.btn:hover, .connect > button:hover { background: var(--_sunken); border-color: var(--_ink-3) }
.btn.primary, .connect > button { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent) }
.btn.primary:hover, .connect > button:hover { background: var(--_accent-hover); border-color: var(--_accent-hover) }
.connect { display: grid; gap: 0.4rem; justify-items: start }
.connect > button[data-state="connecting"], .connect > button[data-state="asking"] {
  background: var(--_accent-soft); border-color: var(--_accent); color: var(--_accent-ink) }
.connect > button[data-state="connected"] { background: var(--_surface); border-color: var(--_line-strong); color: var(--_ink) }
.connect > button[data-state="connected"]:hover { background: var(--_sunken) }
.connect > button[data-state="connected"]::before { content: ""; width: 0.5rem; height: 0.3rem; margin-top: -0.15rem;
  border: solid var(--_ok); border-width: 0 0 2px 2px; transform: rotate(-45deg) }
.connect > button[data-state="unlock"], .connect > button[data-state="retry"] {
  background: var(--_surface); color: var(--_ink); border-color: var(--_line-strong) }
.connect > [role="status"] { font-size: 0.8125rem; color: var(--_stop); overflow-wrap: anywhere }
.connect > [role="status"]:empty { display: none }
@media (pointer: coarse) { .btn, .connect > button, .field { min-height: 2.75rem } }

.status { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.6rem }
.badge { display: inline-flex; align-items: center; gap: 0.3rem; padding: 0.1rem 0.5rem; border-radius: 0.375rem;
  font-size: 0.8125rem; font-weight: 600; white-space: nowrap; background: var(--_sunken); color: var(--_ink-2);
  border: 1px solid var(--_line) }
.badge.ok { background: var(--_ok-soft); color: var(--_ok); border-color: currentColor }
.badge.warn { background: var(--_warn-soft); color: var(--_warn); border-color: currentColor }
.badge.stop { background: var(--_stop-soft); color: var(--_stop); border-color: currentColor }

.picker { display: grid; gap: 0.3rem; min-width: 0 }
.label { font-size: 0.8125rem; font-weight: 600; color: var(--_ink-2) }
.field { min-height: 2.5rem; width: 100%; padding: 0.35rem 0.6rem; border-radius: var(--_radius);
  border: 1px solid var(--_line-strong); background: var(--_surface); color: var(--_ink); text-overflow: ellipsis }
.field:disabled { background: var(--_sunken); color: var(--_ink-3); border-color: var(--_line) }

.usage { display: grid; gap: 0.75rem }
.limit { display: grid; gap: 0.3rem }
.limit > p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.75rem }
.meter { display: block; width: 100%; height: 0.75rem; border-radius: 4px; outline: 1px solid var(--_line-strong); outline-offset: -1px }
.meter .track { fill: var(--_sunken) }
.meter .settled { fill: var(--_accent) }
.meter .full { fill: var(--_warn) }

.error { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.75rem; align-items: start; padding: 1rem;
  border: 1px solid var(--_line-strong); border-radius: 0.75rem; background: var(--_surface) }
.error > .icon { width: 1.5rem; height: 1.5rem; color: var(--_accent) }
.words { display: grid; gap: 0.2rem; overflow-wrap: anywhere }
.title { font-weight: 650 }
.words > p:not(.title) { color: var(--_ink-2); font-size: 0.8125rem }
.words > .failure { color: var(--_stop) }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.8125rem; padding: 0.4rem 0.6rem; margin-top: 0.3rem;
  border-radius: 0.375rem; background: var(--_sunken); color: var(--_ink); user-select: all }
.deeds { grid-column: 2; display: flex; flex-wrap: wrap; gap: 0.5rem }
@container (min-width: 32rem) { .deeds { grid-column: 3; align-self: center }
  .error { grid-template-columns: auto minmax(0, 1fr) auto } }
:host(byok-error) { container-type: inline-size }
@media (prefers-reduced-motion: reduce) { * { transition: none !important } }
@media (forced-colors: active) { .meter .settled { fill: Highlight } .meter .full { fill: CanvasText } }
`
