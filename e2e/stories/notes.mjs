// The demo app (examples/notes) as a person uses it.
import { press, until } from "../harness/act.mjs"

export class Notes {
  constructor(page) {
    this.page = page
  }

  static async open(world) {
    return new Notes(await world.open(`${world.demoApp}/`))
  }

  /** Clicks Connect; the wallet's window opens. */
  async connect() {
    await this.page.bringToFront()
    await press(this.page, "Connect your AI wallet")
  }

  /** Waits for a status and a kind of grant, as the app itself shows them. */
  async stands(status, grant) {
    const read = () => this.page.evaluate(() => ({ ...document.body.dataset }))
    await until(
      `the app to be ${status} with the grant ${grant}`,
      async () => {
        const now = await read()
        return now.status === status && now.grant === grant
      },
      { context: async () => JSON.stringify(await read()) },
    )
  }

  isConnected = () => this.stands("ready", "granted")

  /** Types a question and sends it. `whole` asks with generateText instead of streamText. */
  async send(question, { whole = false } = {}) {
    await this.page.bringToFront()
    await until("the app to take a question", () => this.page.$eval("#prompt", (input) => !input.disabled))
    const box = await this.page.$("#whole")
    if ((await box.evaluate((input) => input.checked)) !== whole) await box.click()
    const prompt = await this.page.$("#prompt")
    await prompt.click()
    await prompt.type(question)
    await (await this.page.$("#send")).click()
  }

  /** Asks and waits for the end: `{ answer, searches, receipt, refusal, code }`, what there is of them. */
  async ask(question, options) {
    const before = await this.count("answer, refusal, stopped")
    await this.send(question, options)
    await until(
      `the end of "${question}"`,
      async () =>
        (await this.page.evaluate(() => document.body.dataset.busy)) === "false" &&
        (await this.count("answer, refusal, stopped")) > before,
      { timeout: 30_000 },
    )
    return this.last()
  }

  count(testids) {
    const selector = testids
      .split(", ")
      .map((id) => `[data-testid=${id}]`)
      .join(",")
    return this.page.$$eval(selector, (found) => found.length)
  }

  /** The texts after the last question. */
  last() {
    return this.page.evaluate(() => {
      const text = (id) => [...document.querySelectorAll(`[data-testid=${id}]`)].at(-1)
      const inside = (element) => element?.shadowRoot?.firstElementChild ?? element
      const words = (id) => inside(text(id))?.innerText.replace(/\s+/g, " ").trim()
      return {
        answer: words("answer"),
        searches: document.querySelectorAll("[data-testid=search]").length,
        receipt: words("receipt"),
        refusal: words("refusal"),
        code: text("refusal")?.dataset.code,
      }
    })
  }

  async stop() {
    await press(this.page, "Stop")
    await until("the app to say that it stopped", () => this.count("stopped"))
  }

  reload() {
    return this.page.reload()
  }
}
