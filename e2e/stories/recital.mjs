// The main job without any key: the tiny model, downloaded into the wallet, answers the demo app.
import assert from "node:assert/strict"
import { press, see } from "../harness/act.mjs"
import { RECITED } from "../harness/model-files.mjs"
import { withWorld } from "../harness/world.mjs"
import { download, MODEL } from "./local.mjs"
import { Notes } from "./notes.mjs"
import { approve, protect, visit } from "./owner.mjs"

/** @param {{ tell?: (line: string) => void, ports?: object }} options `tell` hears what was seen, line by line */
export const recital = (mode, { tell = () => {}, ports } = {}) =>
  withWorld(mode, { ports, demoApp: true }, async (world) => {
    const notes = await Notes.open(world)
    await notes.connect()
    const empty = await world.consent()
    await see(empty, "Your wallet has no keys yet")
    await press(empty, /^Add a key/)
    const tab = await world.walletTab()
    await protect(tab, "device")
    await press(tab, "Skip for now")
    await press(tab, "Open the wallet")
    tell("the wallet is set up, with no key in it")
    await visit(tab, "Keys", MODEL.name)
    await download(tab)
    tell(`downloaded under Keys: ${MODEL.name}`)

    const window = await world.consent()
    await window.bringToFront()
    await see(window, "Most it may spend")
    tell("the request of the app went on by itself")
    await approve(window)
    await notes.isConnected()
    const { answer, receipt } = await notes.ask("What is a wallet for keys?")
    assert.equal(answer.replace(/\s+/g, " ").trim(), RECITED)
    tell(`the answer: ${answer.trim()}`)
    tell(`the receipt: ${receipt}`)
    assert.deepEqual(world.upstream.journal.calls(), [], "a provider was asked")
    tell("no provider was asked for anything")
  })
