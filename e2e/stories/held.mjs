// The elements of @byokapi/ui as pages handle them: moved, clicked twice, changed by who hears of them, given what is no error.
import assert from "node:assert/strict"
import { isDeepStrictEqual } from "node:util"
import { until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"

/** What is to be seen, and what runs in the page and gives what it saw. */
const CASES = {
  picker_changedByWhoHearsOfItsModels_tellsThemOnce: [
    [1, "openai/a", "Model 1"],
    async () => {
      const { client } = await held.granted()
      const picker = held.show("<byok-model-picker></byok-model-picker>", { client })
      let times = 0
      picker.addEventListener("byok-models", () => {
        times++
        picker.value = "openai/a"
        picker.setAttribute("label", `Model ${times}`)
      })
      await held.settled()
      return [times, picker.value, picker.shadowRoot.querySelector(".label").textContent]
    },
  ],
  picker_inAForm_isDisabledAndResetWithIt: [
    [true, false, "openai/b", "openai/b"],
    async () => {
      const { client } = await held.granted()
      const form = held.show('<form><fieldset><byok-model-picker name="m"></byok-model-picker></fieldset></form>')
      const [fieldset, picker] = form.querySelectorAll("fieldset, byok-model-picker")
      picker.client = client
      await held.settled()
      const list = picker.shadowRoot.querySelector("select")
      list.value = "openai/a"
      list.dispatchEvent(new Event("change"))
      fieldset.disabled = true
      const disabled = list.disabled
      fieldset.disabled = false
      form.reset()
      return [disabled, list.disabled, list.value, new FormData(form).get("m")]
    },
  ],
  picker_ofManyModels_isDrawnAtOnce: [
    [5000, true],
    async () => {
      const models = Array.from({ length: 5000 }, (_, at) => ({ id: `p/${at}`, provider: `p${at % 2}`, name: `${at}` }))
      const wallet = await held.granted({ models: models.map((model) => ({ ...model, capability: "language" })) })
      let copied = 0
      const { [Symbol.iterator]: iterator } = Array.prototype
      const picker = held.show("<byok-model-picker></byok-model-picker>", { client: wallet.client })
      Array.prototype[Symbol.iterator] = function () {
        copied += this.length
        return iterator.call(this)
      }
      await held.settled()
      Array.prototype[Symbol.iterator] = iterator
      return [picker.models.length, copied < 1_000_000]
    },
  ],
  picker_ofTheSameModels_isNotDrawnAnew: [
    [true],
    async () => {
      const wallet = await held.granted()
      const picker = held.show("<byok-model-picker></byok-model-picker>", { client: wallet.client })
      await held.settled()
      const option = picker.shadowRoot.querySelector("option")
      wallet.setModels([...wallet.options.models])
      await held.settled()
      return [option.isConnected]
    },
  ],
  picker_whoseModelsAreNoList_saysThatItFailed: [
    ["", "The request failed."],
    async () => {
      const { client } = await held.granted()
      client.listModels = async () => "many"
      const picker = held.show("<byok-model-picker></byok-model-picker>", { client })
      await held.settled()
      return [picker.value, picker.shadowRoot.querySelector(".hint").textContent]
    },
  ],
  error_isDrawnOnlyWhereItDiffers: [
    [true, true, false],
    async () => {
      const wallet = await held.granted()
      const error = held.show("<byok-error retry></byok-error>", { client: wallet.client, error: held.limit() })
      const alert = error.shadowRoot.querySelector("[role=alert]")
      const button = held.button(error)
      button.focus()
      await held.spend(wallet)
      const kept = [alert.isConnected, error.shadowRoot.activeElement === button]
      error.error = held.limit()
      return [...kept, alert.isConnected]
    },
  ],
  status_isDrawnOnlyWhereItDiffers: [
    [true, true, "Wallet locked"],
    async () => {
      const wallet = await held.granted()
      const status = held.show("<byok-status></byok-status>", { client: wallet.client })
      const [region, shape] = status.shadowRoot.querySelectorAll("[role=status], path")
      await held.spend(wallet)
      wallet.setStatus("locked")
      return [region.isConnected, shape.isConnected, status.shadowRoot.textContent]
    },
  ],
  error_answeredAfterAnotherCame_leavesThatOneAlone: [
    [[0, 1], ["locked"], 2],
    async () => {
      const { client } = await held.granted()
      const answers = []
      client.resolve = () => new Promise((answer) => answers.push(answer))
      const error = held.show("<byok-error retry></byok-error>", { client, error: held.limit() })
      const resolved = held.events(error, "byok-resolved")
      held.button(error).click()
      error.error = new held.ByokError({ code: "locked", action: "unlock", message: "Locked." })
      answers[0](true)
      await held.settled()
      const early = [resolved.length, error.shadowRoot.querySelectorAll("button").length]
      held.button(error).click()
      held.button(error).click()
      answers.slice(1).forEach((answer) => answer(true))
      await held.settled()
      return [early, resolved.map(({ code }) => code), error.shadowRoot.querySelectorAll("button").length]
    },
  ],
  error_whoseFieldsThrow_isShownAsOneOfTheApps: [
    Array(4).fill("That did not work"),
    async () => {
      const hostile = [
        {
          get byok() {
            throw new Error("boom")
          },
        },
        new Proxy(Error("x"), { get: () => fail(), has: () => fail(), getPrototypeOf: () => fail() }),
        Object.create(null),
        Symbol("x"),
      ]
      function fail() {
        throw new Error("boom")
      }
      const error = held.show("<byok-error></byok-error>")
      return hostile.map((thrown) => {
        error.error = thrown
        return error.shadowRoot.textContent
      })
    },
  ],
  connect_clickedTwice_tellsOneAnswer: [
    ["asking", ["approved"], "connected"],
    async () => {
      let decide
      const { client } = new held.MockWallet({ decide: () => new Promise((done) => (decide = done)) })
      const connect = held.show("<byok-connect></byok-connect>", { client })
      const grants = held.events(connect, "byok-grant")
      await held.settled()
      held.button(connect).click()
      held.button(connect).click()
      await held.settled()
      const moved = document.querySelector("main").appendChild(document.createElement("section"))
      moved.append(connect)
      await held.settled()
      const asks = held.button(connect).dataset.state
      decide("approve")
      await held.settled()
      return [asks, grants.map(({ type }) => type), held.button(connect).dataset.state]
    },
  ],
  connect_moved_wakesNoClientThatWasDisposed: [
    ["disposed"],
    async () => {
      const { client } = await held.granted()
      const connect = held.show("<byok-connect></byok-connect>", { client })
      client.dispose()
      document.querySelector("main").append(connect)
      await held.settled()
      return [client.getSnapshot().status]
    },
  ],
  connect_withALongWord_staysInItsPlace: [
    [true, 300],
    async () => {
      const { client } = new held.MockWallet()
      client.requestGrant = async () => {
        throw new held.ByokError({ code: "internal", message: "A".repeat(10_000) })
      }
      const place = held.show('<div style="width: 300px"><byok-connect></byok-connect></div>')
      const [connect] = place.children
      connect.client = client
      await held.settled()
      held.button(connect).click()
      await held.settled()
      return [connect.getBoundingClientRect().width <= 300, place.scrollWidth]
    },
  ],
  element_inAnotherDocument_keepsItsStyle: [
    [true, true, true],
    async () => {
      const { client } = await held.granted()
      const connect = held.show("<byok-connect></byok-connect>", { client })
      const frame = document.querySelector("main").appendChild(document.createElement("iframe"))
      const look = () => connect.ownerDocument.defaultView.getComputedStyle(held.button(connect)).minHeight
      const looks = [look()]
      frame.contentDocument.body.append(connect)
      looks.push(look())
      document.querySelector("main").append(connect)
      return [...looks, look()].map((height) => height === looks[0] && height !== "auto")
    },
  ],
  clientProvidedByAnotherCopy_isThePages: [
    [true, "Connected$1.00 left today", true],
    async () => {
      const { client } = await held.granted()
      const status = held.show("<byok-status></byok-status>")
      const other = await import("/ui/index.js?copy=2")
      other.provideClient(client)
      const shown = [status.client === client, status.shadowRoot.textContent]
      held.provideClient(undefined)
      return [...shown, status.client === undefined]
    },
  ],
  element_removedWhileAClientIsProvided_followsNobody: [
    [1, false],
    async () => {
      const { client } = await held.granted()
      const first = held.show("<byok-status></byok-status>")
      const second = first.parentElement.appendChild(document.createElement("byok-status"))
      const subscribe = client.subscribe
      const followed = []
      client.subscribe = (listener) => {
        followed.push(listener)
        second.remove()
        return subscribe(listener)
      }
      held.provideClient(client)
      held.provideClient(undefined)
      return [followed.length, second.isConnected]
    },
  ],
  addressToCopy_isShown_whereTheClipboardIsShut: [
    [
      [true, "Copy the address"],
      [true, "Copy the address"],
      [false, "Copied"],
    ],
    async () => {
      Object.defineProperty(navigator, "userAgent", { value: "Instagram 390.0", configurable: true })
      const shut = { writeText: () => Promise.reject(new DOMException("shut", "NotAllowedError")) }
      const seen = []
      for (const clipboard of [shut, undefined, { writeText: async () => {} }]) {
        Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true })
        const error = held.show("<byok-error></byok-error>")
        error.error = new held.ByokError({ code: "popup_blocked", message: "Shut." })
        held.button(error).click()
        await held.settled()
        seen.push([error.shadowRoot.textContent.includes(location.href), held.button(error).textContent])
      }
      return seen
    },
  ],
}

export const held = (mode) =>
  withWorld(mode, {}, async (world) => {
    const wrong = []
    for (const [name, [seen, run]] of Object.entries(CASES)) {
      const page = await open(world)
      const found = await page.evaluate(run).catch((error) => error.message)
      if (!isDeepStrictEqual(found, seen)) wrong.push(`${name}: ${JSON.stringify(found)}, not ${JSON.stringify(seen)}`)
      await page.close()
    }
    assert.deepEqual(wrong, [])
    await click(world)
    assert.deepEqual(await world.observer.complaints(), [])
  })

async function open(world) {
  const page = await world.open(world.appUrl("elements", {}, "/held.html"))
  await page.waitForFunction("globalThis.held")
  return page
}

/** A client that tells something while the mouse is down takes no click away. */
async function click(world) {
  const page = await open(world)
  await page.evaluate(async () => {
    const wallet = await held.granted()
    held.clicks = 0
    wallet.client.resolve = async () => ++held.clicks > 0
    held.wallet = wallet
    held.error = held.show("<byok-error></byok-error>", { client: wallet.client, error: held.limit() })
  })
  await page.bringToFront()
  const button = (await page.evaluateHandle(() => held.button(held.error))).asElement()
  await button.hover()
  await page.mouse.down()
  await page.evaluate(() => held.spend(held.wallet).then(() => {}))
  await page.mouse.up()
  await until("the click", () => page.evaluate(() => held.clicks === 1))
  await page.close()
}
