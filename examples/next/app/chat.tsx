"use client"
import { useChat } from "@ai-sdk/react"
import { ByokError } from "@byokapi/client"
import { useByok, useUsage } from "@byokapi/client/react"
import { useState } from "react"
import { byok, transport } from "./wallet"

export function Chat() {
  const { grant } = useByok(byok)
  const { value: usage, refresh } = useUsage(byok)
  const { messages, sendMessage, status, stop, error } = useChat({ transport, onFinish: refresh })
  const [refusal, setRefusal] = useState<unknown>()
  const connect = () => byok.requestGrant({ capabilities: ["language"] }).catch(setRefusal)
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
      <Refusal error={error ?? refusal} />
      {grant.type === "granted" ? (
        <form
          action={(form) => {
            void sendMessage({ text: String(form.get("text")) })
          }}
        >
          <input name="text" aria-label="Message" required />
          {busy ? (
            <button type="button" onClick={stop}>
              Stop
            </button>
          ) : (
            <button>Send</button>
          )}
        </form>
      ) : (
        <button onClick={connect}>Connect your AI wallet</button>
      )}
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
