// Plays stories in real browsers: `--engine chromium|firefox|webkit`, `--mode name`, `--all`, `--only word`, `--screens`.
import { MODES } from "./harness/browsers.mjs"
import { STORIES } from "./stories/index.mjs"

const options = process.argv.slice(2)
const has = (name) => options.includes(name)
const value = (name) => (has(name) ? options[options.indexOf(name) + 1] : undefined)

const ENGINES = { chromium: ["chromium-allowed", "chromium-blocked"], firefox: ["firefox"] }

function modes() {
  if (value("--mode")) return value("--mode").split(",")
  if (has("--all")) return Object.keys(MODES)
  const engine = value("--engine") ?? "chromium"
  if (engine === "webkit") {
    console.error("byok: stories in WebKit are not there yet")
    process.exit(2)
  }
  return ENGINES[engine] ?? usage(`no engine is called ${engine}`)
}

function usage(problem) {
  console.error(
    `byok: ${problem}; usage: ./byok e2e [--engine chromium|firefox|webkit] [--mode name] [--all] [--only word] [--screens]`,
  )
  process.exit(1)
}

const PATIENCE_SECONDS = process.env.BYOK_FULL ? 420 : 180

/** Fails where `work` hangs; what it still holds open ends with this process. */
function inTime(work) {
  let timer
  const late = new Promise((_, fail) => {
    const message = `the story did not end within ${PATIENCE_SECONDS} s`
    timer = setTimeout(() => fail(new Error(message)), PATIENCE_SECONDS * 1000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

// What a driver still waits for in a window that closes is nobody's any more; a story's own failures are awaited.
process.on("unhandledRejection", (error) => {
  if (!/Target closed|Session closed|Protocol error|detached/i.test(`${error?.message}`)) throw error
})

async function play(mode, { name, run, tells }) {
  const start = Date.now()
  const lines = []
  const outcome = await inTime(run(mode, (line) => lines.push(line))).then(
    () => null,
    (error) => error,
  )
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${outcome ? "FAILED" : "ok    "}  ${name} (${seconds} s)`)
  if (tells && !outcome) console.log(lines.map((line) => `    ${line}`).join("\n"))
  if (outcome)
    console.log(
      [...lines, outcome.stack.includes(outcome.message) ? outcome.stack : `${outcome.message}\n${outcome.stack}`]
        .map((line) => `    ${line}`)
        .join("\n"),
    )
  return !outcome
}

if (has("--screens")) process.env.BYOK_SCREENS = "yes"
const wanted = modes()
for (const mode of wanted) if (!MODES[mode]) usage(`no mode is called ${mode}`)
// A machine may be too busy for a story's patience: a few are played again, and the last line says so.
const SECOND_TRIES = 2
let [passed, failed, flaky] = [0, 0, 0]

async function playAgain(mode, story) {
  if (flaky === SECOND_TRIES) return false
  flaky++
  return play(mode, story)
}
for (const mode of wanted) {
  console.log(`\n${MODES[mode].title}`)
  const stories = STORIES.filter(
    ({ name, modes: only }) => (only?.includes(mode) ?? !MODES[mode].named) && name.includes(value("--only") ?? ""),
  )
  for (const story of stories) (await play(mode, story)) || (await playAgain(mode, story)) ? passed++ : failed++
}
console.log(`\nstories: ${passed} passed, ${failed} failed${flaky ? `, ${flaky} played twice` : ""}`)
process.exit(failed || !passed ? 1 : 0)
