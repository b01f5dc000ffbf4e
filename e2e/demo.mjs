// `./byok demo`: wallet, demo app and test upstream on their fixed ports. `--check`: the whole story by real clicks instead.
import { MODES } from "./harness/browsers.mjs"
import { startServers } from "./harness/servers.mjs"
import { recital } from "./stories/recital.mjs"
import { mainStory } from "./stories/main-story.mjs"

const PORTS = { wallet: 8881, app: 8882, upstream: 8883, files: 8884 }

async function check() {
  const tell = (line) => console.log(`  ${line}`)
  for (const [mode, protection] of [
    ["chromium-allowed", "device"],
    ["chromium-blocked", "passphrase"],
  ]) {
    console.log(MODES[mode].title)
    await mainStory(mode, { protection, tell, ports: PORTS })
  }
  console.log("No key, no network: a model of the browser's own")
  await recital("chromium-allowed", { tell, ports: PORTS })
  console.log("demo: ok")
}

async function run() {
  const { walletOrigin, demoApp, stop } = await startServers({ ports: PORTS, demoApp: true })
  console.log(`app     ${demoApp}/\nwallet  ${walletOrigin}/\n`)
  console.log(
    "Open the app and connect. Nothing leaves this machine; the keys that its stand-in for the providers takes:",
  )
  console.log("  OpenAI sk-demo-openai, Anthropic sk-demo-anthropic, OpenRouter sk-demo-openrouter")
  console.log("Without any: under Keys, download the tiny test model. It recites one sentence.\n\nCtrl-C ends it.")
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(0)))
}

const explain = (error) => {
  const port = error.code === "EADDRINUSE" ? `: port ${error.port} is taken, end what uses it` : ""
  console.error(`demo: FAILED${port}\n${port ? "" : (error.stack ?? error)}`)
  process.exit(1)
}

await (process.argv.includes("--check") ? check() : run()).catch(explain)
