// Plays stories in real browsers: `--engine chromium|firefox|webkit`, `--mode name`, `--all`, `--only word`, `--lanes 2`, `--screens`.
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
    `byok: ${problem}; usage: ./byok e2e [--engine chromium|firefox|webkit] [--mode name] [--all] [--only word] [--lanes 2] [--screens]`,
  )
  process.exit(1)
}

const PATIENCE_SECONDS = process.env.BYOK_FULL ? 420 : 300

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

/** How a story ended, with what it prints. */
async function play({ mode, story: { name, run, tells } }) {
  const start = Date.now()
  const lines = []
  const outcome = await inTime(run(mode, (line) => lines.push(line))).then(
    () => null,
    (error) => error,
  )
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  const place = wanted.length > 1 ? `  [${mode}]` : ""
  console.log(`${outcome ? "FAILED" : "ok    "}  ${name} (${seconds} s)${place}`)
  if (outcome)
    lines.push(outcome.stack.includes(outcome.message) ? outcome.stack : `${outcome.message}\n${outcome.stack}`)
  if (outcome || tells) console.log(lines.map((line) => `    ${line}`).join("\n"))
  return !outcome
}

// A machine may be too busy for a story's patience: a few are played again, by themselves, and the last line says so.
const SECOND_TRIES = 6

async function playAll(jobs, lanes) {
  const failed = []
  const left = [...jobs]
  const lane = async () => {
    for (let job = left.shift(); job; job = left.shift()) if (!(await play(job))) failed.push(job)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (failed.length === 0 || failed.length > SECOND_TRIES) return [failed.length, 0]
  console.log("\nplayed again:")
  let still = 0
  for (const job of failed) still += (await play(job)) ? 0 : 1
  return [still, failed.length]
}

const isNamed = ({ name }) => name.includes(value("--only") ?? "")
/** Whether stories play also in their wide modes. */
const wide = () => has("--all") || has("--only") || Boolean(process.env.BYOK_FULL)
const fits = (mode) => (story) =>
  (story.modes?.includes(mode) ?? !MODES[mode].named) || (story.wide?.includes(mode) && wide())

if (has("--screens")) process.env.BYOK_SCREENS = "yes"
const wanted = modes()
for (const mode of wanted) if (!MODES[mode]) usage(`no mode is called ${mode}`)
console.log(`\n${wanted.map((mode) => MODES[mode].title).join("\n")}`)
const jobs = wanted.flatMap((mode) =>
  STORIES.filter(isNamed)
    .filter(fits(mode))
    .map((story) => ({ mode, story })),
)
const [failed, again] = await playAll(jobs, Number(value("--lanes") ?? 1))
console.log(`\nstories: ${jobs.length - failed} passed, ${failed} failed${again ? `, ${again} played twice` : ""}`)
process.exit(failed || !jobs.length ? 1 : 0)
