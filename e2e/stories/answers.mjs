// The owner chooses what answers: for apps that name no model, and for one app in the place of the model that it names.
import assert from "node:assert/strict"
import { fill, press, see, sees, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp, statusIs, windowsClosed } from "./app.mjs"
import { addKey, setUp, visit } from "./owner.mjs"

/** What the owner is told once a choice for an app is stored. */
const SAVED = /Which model answers .* is changed\./

const BUDGET = { usd: 5, per: "day" }

export const answers = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    await visit(owner, "Keys")
    await addKey(owner, { provider: "Anthropic", key: "sk-demo-anthropic" })
    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"], budget: BUDGET })
    await listens(page)
    await answeredBy(world, page, { default: "gpt-4o", "gpt-4o": "gpt-4o" })

    await forAll(owner, "openai/gpt-4o-mini")
    await contact(world, page)
    await answeredBy(world, page, { default: "gpt-4o-mini", "gpt-4o": "gpt-4o" })
    await until("the news", () => page.evaluate(() => app.heard > 0))

    await forApp(owner, world, { "openai/gpt-4o": "anthropic/claude-haiku-4-5" })
    await see(owner, SAVED)
    await contact(world, page)
    await answeredBy(world, page, { "openai/gpt-4o": "claude-haiku-4-5", "gpt-4o": "claude-haiku-4-5" })
    await inTheLedger(world, page, owner)

    await gone(world, page, owner)
    await allowed(world, owner)
  })

/** Counts the news of other models. */
async function listens(page) {
  await page.evaluate(() => {
    app.heard = 0
    app.byok.on("modelsChanged", () => app.heard++)
    return app.byok.listModels()
  })
}

/** What is asked for, and the model that the provider is then asked for and the app told of. */
async function answeredBy(world, page, expected) {
  await page.bringToFront()
  for (const [asked, model] of Object.entries(expected)) {
    const answer = await ask(page, asked)
    assert.match(codeOf(answer), /^answered/, asked)
    assert.equal(world.upstream.journal.calls().at(-1).body.model, model, asked)
    assert.equal(answer.value.receipt.model, model, asked)
  }
}

/** What the owner changed reaches a session at its next contact. */
async function contact(world, page) {
  if (world.storage === "shared") return
  await windowsClosed(page)
  const { error } = await (await click(page, "reconnect")).outcome()
  assert.equal(error, undefined, JSON.stringify(error))
  await statusIs(page, "ready")
}

async function forAll(owner, model) {
  await visit(owner, "Keys")
  await fill(owner, "Text", `${model}:`)
  await press(owner, "Save default models")
  await see(owner, "The default models are changed.")
}

/** In the details of an app, where they are open already or not. */
async function forApp(owner, world, chosen, site = "app") {
  await until("news of an earlier choice to go", async () => !(await sees(owner, SAVED)))
  await visit(owner, "Apps")
  await press(owner, new RegExp(`^Details: ${site}\\.`))
  await see(owner, "Which model answers")
  for (const [name, words] of Object.entries(chosen)) await fill(owner, name, words)
  await press(owner, "Save models")
}

async function inTheLedger(world, page, owner) {
  await contact(world, page)
  await visit(owner, "Activity")
  await press(owner, /^app\./)
  await see(owner, /Asked for openai\/gpt-4o|Asked for gpt-4o/)
  await press(owner, "Close")
  await visit(owner, "Safety", "Record")
  await see(owner, /openai\/gpt-4o answered by anthropic\/claude-haiku-4-5/)
}

/** A choice whose key is gone is refused, nothing else answers, and one choice undoes it. */
async function gone(world, page, owner) {
  await visit(owner, "Keys")
  await press(owner, "Remove: Anthropic")
  await press(owner, "Remove Anthropic")
  await see(owner, "The key is removed.")
  await contact(world, page)
  const sent = world.upstream.journal.calls().length
  assert.equal(codeOf(await ask(page, "gpt-4o")), "no_provider_key")
  assert.equal(world.upstream.journal.calls().length, sent)
  await visit(owner, "Apps")
  await press(owner, /^Details: app\./)
  await see(owner, "It cannot answer now.")
  await fill(owner, "openai/gpt-4o", "As asked")
  await press(owner, "Save models")
  await see(owner, SAVED)
  await contact(world, page)
  await answeredBy(world, page, { "gpt-4o": "gpt-4o" })
}

/** A model that the grant does not name answers only once the owner has allowed it. */
async function allowed(world, owner) {
  const page = await openApp(world, "reader")
  await connectAndApprove(world, page, { capabilities: ["language"], models: ["gpt-4o"], budget: BUDGET })
  assert.equal(codeOf(await ask(page, "gpt-4o-mini")), "model_not_allowed")
  await forApp(owner, world, { "gpt-4o": "openai/gpt-4o-mini: " }, "reader")
  await see(owner, /Allow reader\S* more models\?/)
  await press(owner, "Allow and save")
  await see(owner, SAVED)
  await contact(world, page)
  await answeredBy(world, page, { "gpt-4o": "gpt-4o-mini" })
}
