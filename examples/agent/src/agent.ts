import { stepCountIs, ToolLoopAgent, type TextStreamPart } from "ai"
import { byok, element, form, page, paid, show } from "../../page/page.js"
import { notes, tools } from "./tools.js"

const agent = new ToolLoopAgent({
  model: byok.getProvider()("gpt-4o-mini"),
  instructions: "You keep the notes of a harbour. Use the tools; do not guess.",
  tools,
  stopWhen: stepCountIs(8),
})

const question = element("input", { value: "What do the boats cost? Note the sum.", ariaLabel: "Question" })
let running = new AbortController()
const stop = element("button", { type: "button", textContent: "Stop", onclick: () => running.abort() })

/** Shows a part of the agent's work as it comes; words go into `answer`. */
function follow(part: TextStreamPart<typeof tools>, answer: HTMLElement): void {
  if (part.type === "text-start") show(answer)
  if (part.type === "text-delta") answer.append(part.text)
  if (part.type === "tool-call") show(step(`${part.toolName} ${JSON.stringify(part.input)}`))
  if (part.type === "tool-result") show(step(`→ ${JSON.stringify(part.output)}`))
  if (part.type === "tool-error") show(step(`→ ${part.error}`))
  if (part.type === "finish-step") show(receipt(part.providerMetadata?.["byok"]))
  if (part.type === "abort") show(step("Stopped."))
  if (part.type === "error") throw part.error
}

const step = (text: string) => element("code", { textContent: text })

async function ask(): Promise<void> {
  running = new AbortController()
  const answer = element("p", {})
  const { fullStream } = await agent.stream({ prompt: question.value, abortSignal: running.signal })
  for await (const part of fullStream) follow(part, answer)
}

/** What a step cost, and what the budget leaves this page. */
function receipt(metadata: { remainingUsd?: unknown } | undefined): HTMLElement {
  const { remainingUsd } = metadata ?? {}
  const line = paid(metadata)
  if (typeof remainingUsd === "number") line.append(` · $${remainingUsd.toFixed(6)} left`)
  return line
}

page(["language"], form([notes, question, stop], ask))
