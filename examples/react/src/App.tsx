import { useChat } from "@ai-sdk/react"
import { ByokError } from "@byokapi/client"
import { useByok, useModels, useUsage } from "@byokapi/client/react"
import { useState } from "react"
import { transportOf } from "../../page/chat.js"
import { byok } from "../../page/wallet.js"

export function App() {
  const { grant } = useByok(byok)
  const { value: models } = useModels(byok)
  const [model, setModel] = useState("default")
  const [refusal, setRefusal] = useState<unknown>()
  const connect = () =>
    byok.requestGrant({ capabilities: ["language"] }).then(({ type }) => setRefusal(type === "denied" ? "You said no." : undefined), setRefusal)
  if (grant.type !== "granted")
    return (
      <>
        <h1>Chat</h1>
        <button onClick={connect}>Connect your AI wallet</button>
        <Refusal error={refusal} />
      </>
    )
  return (
    <>
      <h1>Chat</h1>
      <select aria-label="Model" value={model} onChange={({ target }) => setModel(target.value)}>
        <option value="default">The wallet's choice</option>
        {models
          ?.filter(({ capability }) => capability === "language")
          .map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
      </select>
      <Chat key={model} model={model} />
    </>
  )
}

function Chat({ model }: { model: string }) {
  const { value: usage } = useUsage(byok)
  const [transport] = useState(() => transportOf(model))
  const { messages, sendMessage, status, stop, error } = useChat({ transport })
  const [text, setText] = useState("")
  const busy = status === "submitted" || status === "streaming"
  const [limit] = usage?.limits ?? []
  return (
    <>
      <output aria-live="polite" aria-busy={busy}>
        {messages.map(({ id, role, parts }) => (
          <p key={id} data-role={role}>
            {parts.map((part) => (part.type === "text" ? part.text : ""))}
          </p>
        ))}
      </output>
      <Refusal error={error} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void sendMessage({ text })
          setText("")
        }}
      >
        <input
          aria-label="Message"
          placeholder="Ask something"
          value={text}
          onChange={({ target }) => setText(target.value)}
          required
        />
        {busy ? <button onClick={stop}>Stop</button> : <button>Send</button>}
      </form>
      {limit?.unit === "usd" && <small>${limit.remaining.toFixed(4)} left</small>}
    </>
  )
}

/** What the wallet refused, and the click that helps. */
function Refusal({ error }: { error: unknown }) {
  const [failed, setFailed] = useState<{ of: unknown; error: unknown }>()
  const shown = failed?.of === error ? failed?.error : error
  const known = ByokError.from(shown)
  if (!shown) return null
  const help = () => byok.resolve(known).catch((thrown) => setFailed({ of: error, error: thrown }))
  return (
    <p role="alert" title={known?.code}>
      {known?.message ?? String(shown)}{" "}
      {known && known.action !== "none" && <button onClick={help}>Open the wallet</button>}
    </p>
  )
}
