// What build/split.mjs makes of TeaVM's output: modules that compute what the one did, and nothing twice.
import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { pathToFileURL } from "node:url"
import { squeeze } from "../../../build/shrink.mjs"
import { split } from "../../../build/split.mjs"

// TeaVM's forms, cut down: classes with rows, a string pool, what JavaScript may call, a gate behind an interface.
const PROGRAM = `"use strict";
let $rt_stringPool_instance, $rt_intern = s => s, $rt_str = s => s,
$rt_stringPool = strings => { $rt_stringPool_instance = strings.map(each => $rt_intern($rt_str(each))); },
$rt_s = index => $rt_stringPool_instance[index],
$rt_wrapFunction0 = f => function() { return f(this); },
$rt_metadata = data => {
  for (let i = 0; i < data.length;) {
    let type = data[i++];
    if (data[i++] !== 0) i++;
    let parent = data[i++];
    type.prototype = parent === 0 ? {} : Object.create(parent.prototype);
    i += 4;
    let methods = data[i++];
    for (let j = 0; methods !== 0 && j < methods.length; j += 2) type.prototype[methods[j]] = methods[j + 1];
  }
};
function Base() { this.$identity = 0; }
function Soon() { Base.call(this); }
function Gate() { Base.call(this); this.$word = null; }
function Deep() { Gate.call(this); }
function Side() { Base.call(this); }
let count = 0, lateCount = 0, idle = () => neverCalled(),
Soon_$callClinit = () => { begun.push("soon"); }, Deep_$callClinit = () => { begun.push("deep"); }, begun = [],
bump = () => { count = count + 1; return count; },
Soon_run = $this => { Soon_$callClinit; return $rt_s(0); },
Gate__init_ = $this => { $this.$word = $rt_s(1); },
lateOnly = () => { Deep_$callClinit; lateCount++; return [$rt_s(3), $rt_s(0), both(), new Deep().$run(), lateCount].join(" "); },
both = () => $rt_s(5),
Side_run = $this => [$rt_s(4), $rt_s(5), both(), bump()].join(" "),
Gate_run = $this => [$this.$word, bump(), lateOnly()].join(" "),
Deep_run = $this => $rt_s(2);
$rt_metadata([Base, "Object", 4, 0, [], 1, 0, 0, 0,
Soon, 0, Base, [], 1, 0, 0, ["$run", $rt_wrapFunction0(Soon_run)],
Gate, 0, Base, [], 1, 0, 0, ["$run", $rt_wrapFunction0(Gate_run)],
Side, 0, Base, [], 1, 0, 0, ["$run", $rt_wrapFunction0(Side_run)],
Deep, 0, Gate, [], 1, 0, 0, ["$run", $rt_wrapFunction0(Deep_run)]]);
$rt_stringPool(["soon", "gate", "deep", "later", "side", "both"]);
Soon_$callClinit();
Deep_$callClinit();
let main = () => new Soon().$run(), load = n => byokLater(n), open = () => { let gate = new Gate(); Gate__init_(gate); return gate; }, aside = () => new Side();
(() => {
  let c;
  c = Soon.prototype;
  c.call = function() { return this.$run(); };
  c = Deep.prototype;
  c.call = function() { return "called " + this.$run(); };
})();
globalThis.splitTest = { main, load, open, aside, bump, begun };
export { main };`

const folder = mkdtempSync(join(tmpdir(), "byok-split-"))
after(() => rmSync(folder, { recursive: true }))

type Opened = { $run(): string }
type Program = {
  begun: string[]
  main(): string
  load(part: number): Promise<unknown>
  open(): Opened
  aside(): Opened
  bump(): number
}

async function run(name: string, finish: (source: string) => string | Promise<string>) {
  const { first, laters } = split(PROGRAM, { gates: ["Gate", "Side"], firstAddress: `./${name}.mjs` })
  const files = laters.map((_, part) => `./${name}-${part}.mjs`)
  writeFileSync(join(folder, `${name}.mjs`), await finish(first(files)))
  for (const [part, later] of laters.entries()) writeFileSync(join(folder, files[part]!), await finish(later))
  await import(pathToFileURL(join(folder, `${name}.mjs`)).href)
  return (globalThis as unknown as { splitTest: Program }).splitTest
}

for (const [name, finish] of [
  ["plain", (source: string) => source],
  ["squeezed", squeeze],
] as const)
  test(`the modules compute what the one does: ${name}`, async () => {
    const program = await run(name, finish)
    assert.equal(program.main(), "soon")
    assert.throws(() => program.open(), TypeError)
    assert.deepEqual(program.begun, ["soon"])
    await Promise.all([program.load(0), program.load(0)])
    assert.deepEqual(program.begun, ["soon", "deep"])
    assert.equal(program.bump(), 1)
    assert.equal(program.open().$run(), "gate 2 later soon both deep 1")
    assert.equal(program.open().$run(), "gate 3 later soon both deep 2")
    assert.throws(() => program.aside(), TypeError)
    await program.load(1)
    assert.equal(program.aside().$run(), "side both both 4")
    assert.equal((program.open() as unknown as { call?: unknown }).call, undefined)
  })

test("what only one gate needs is in its module, the rest in the first, nothing in two", () => {
  const { first, laters } = split(PROGRAM, { gates: ["Gate", "Side"], firstAddress: "./first.mjs" })
  const parts = [first(["./gate.mjs", "./side.mjs"]), ...laters]
  const only = (part: number, ...texts: string[]) => {
    for (const text of texts)
      assert.deepEqual(
        parts.map((each) => each.includes(text)),
        parts.map((_, index) => index === part),
        text,
      )
  }
  only(1, "Deep_run =", "lateOnly =", '"later"', "lateCount =")
  only(2, "Side_run =", '"side"')
  only(0, "Soon_run =", '"soon"', "let count =", "function Base", "both =", '"both"')
  assert.ok(!parts.some((each) => each.includes("neverCalled")))
})

test("a function that assigns to what is there from the beginning stays there", () => {
  const source = PROGRAM.replace("lateCount++;", "count = 0; lateCount++;")
  const { first } = split(source, { gates: ["Gate"], firstAddress: "./first.mjs" })
  assert.match(first([""]), /lateOnly =/)
})

test("a load that failed is tried again, under another address", async () => {
  const { first, laters } = split(PROGRAM, { gates: ["Gate"], firstAddress: "./again.mjs" })
  writeFileSync(join(folder, "again.mjs"), first(["./again-later.mjs"]))
  await import(pathToFileURL(join(folder, "again.mjs")).href)
  const program = (globalThis as unknown as { splitTest: Program }).splitTest
  await assert.rejects(program.load(0))
  writeFileSync(join(folder, "again-later.mjs"), laters[0]!)
  await program.load(0)
  assert.equal(program.open().$run(), "gate 1 later soon both deep 1")
})

test("output that TeaVM does not make today is refused", () => {
  const options = { gates: ["Gate"], firstAddress: "./first.mjs" }
  assert.throws(() => split(PROGRAM, { ...options, gates: ["Nobody"] }), /no class Nobody/)
  assert.throws(() => split(PROGRAM.replace("$rt_stringPool([", "keep(["), options), /keeps strings/)
  assert.throws(() => split(PROGRAM.replace("Soon, 0, Base, []", "Soon(), 0, Base, []"), options), /describes/)
  assert.throws(() => split(PROGRAM.replace("$this.$word = $rt_s(1);", "count = 5;"), options), /Gate__init_ assigns/)
})
