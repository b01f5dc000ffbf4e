import { Chat } from "./chat"

/** Rendered on the server, the chat with it. */
export default function Page() {
  return (
    <main>
      <h1>Chat</h1>
      <Chat />
    </main>
  )
}
