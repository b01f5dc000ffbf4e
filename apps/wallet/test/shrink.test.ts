// What build/shrink.mjs does to TeaVM's output must not change what it computes.
import assert from "node:assert/strict"
import { test } from "node:test"
import { beginClasses, dropIdleClasses, shortenFrames, shortenMembers, shrink } from "../../../build/shrink.mjs"

// TeaVM's forms, cut down: two unrelated classes, one that extends, a virtual method, an interface, static methods only.
const PROGRAM = `
let $rt_metadata = data => {
  for (let i = 0; i < data.length;) {
    let type = data[i++];
    if (data[i++] !== 0) i++;
    let parent = data[i++];
    type.prototype = parent === 0 ? {} : Object.create(parent.prototype);
    type.interfaces = data[i++];
    i += 3;
    let methods = data[i++];
    for (let j = 0; methods !== 0 && j < methods.length; j += 2) type.prototype[methods[j]] = methods[j + 1];
  }
},
$rt_wrapFunction0 = f => function() { return f(this); },
$rt_eraseClinit = type => type.$clinit = () => {},
$rt_classWithoutFields = parent => function() { if (parent) parent.call(this); };
function Base() { this.$identity = 0; }
function Point() { let a = this; Base.call(a); a.$left = 0; a.$top = 0; }
function Dot() { Point.call(this); this.$colour = null; }
let Mark = $rt_classWithoutFields(Dot);
function Ring() { Mark.call(this); this.$width = 0; }
function Word() { let a = this; Base.call(a); a.$text = null; a.$size = 0; }
let Shape = $rt_classWithoutFields(0), Idle = $rt_classWithoutFields(Base), idleBegun = 0,
Idle_$callClinit = () => { Idle_$callClinit = $rt_eraseClinit(Idle); idleBegun = idleBegun + 1; },
Dot_describe = $this => $this.$left + ":" + $this.$top + ":" + $this.$colour;
$rt_metadata([Base, "Object", 4, 0, [], 1, 0, 0, 0,
Shape, 0, Base, [], 1537, 0, 0, 0,
Idle, 0, Base, [], 17, 0, 0, 0,
Point, 0, Base, [Shape], 1, 0, 0, 0,
Dot, 0, Point, [], 1, 0, 0, ["$describe", $rt_wrapFunction0(Dot_describe)],
Word, 0, Base, [], 1, 0, 0, 0]);
let run = () => {
  Idle_$callClinit(); Idle_$callClinit();
  let dot = new Dot(), word = new Word(), answer = fetch();
  dot.$left = 3; dot.$top = 4; dot.$colour = "red"; word.$text = "seven"; word.$size = 5;
  return [dot.$describe(), word.$text, word.$size, answer.left, dot.left, idleBegun].join(" ");
}, fetch = () => ({ left: "foreign" });
export { run };`

const evaluate = async (source: string) => import(`data:text/javascript,${encodeURIComponent(source)}`)
const EXPECTED = "3:4:red seven 5 foreign  1"

test("the program computes the same", async () => {
  assert.equal((await evaluate(PROGRAM)).run(), EXPECTED)
  for (const smaller of [dropIdleClasses, shortenMembers]) {
    const source = smaller(PROGRAM)
    assert.notEqual(source, PROGRAM)
    assert.equal((await evaluate(source)).run(), EXPECTED, smaller.name)
  }
  assert.equal((await evaluate(await shrink(PROGRAM))).run(), EXPECTED)
})

test("unrelated classes share names, a class and those that it extends do not", () => {
  const source = shortenMembers(PROGRAM)
  const names = (type: string) => {
    const [, body = ""] = new RegExp(`function ${type}\\(\\) \\{([^}]*)\\}`).exec(source) ?? []
    return [...body.matchAll(/\.(\w+) = /g)].map(([, name]) => name)
  }
  assert.deepEqual(names("Word"), names("Point"))
  assert.equal(new Set([...names("Base"), ...names("Point"), ...names("Dot"), ...names("Ring")]).size, 5)
})

test("names of the page's own objects stay, and no member takes one of them", () => {
  const source = shortenMembers(`function Type() { this.$field = 0; this.$other = 0; }
let read = (type, page) => type.$field + page.a + page.b + type.$other;`)
  assert.match(source, /this\.c = 0; this\.d = 0;/)
  assert.match(source, /type\.c \+ page\.a \+ page\.b \+ type\.d/)
})

test("what an idle interface extends stays with those who implement it", async () => {
  const program = PROGRAM.replace("[Shape], 1", "[Round], 1")
    .replace("let Shape =", "let Round = $rt_classWithoutFields(0), Shape =")
    .replace("Idle, 0, Base", "Round, 0, Base, [Shape], 1537, 0, 0, 0,\nIdle, 0, Base")
    .replace("export { run };", "run = () => Point.prototype && Shape; export { run };")
  assert.match(dropIdleClasses(program), /^Point, 0, Base, \[Shape\]/m)
})

test("idle classes lose their description, the others keep theirs", () => {
  const source = dropIdleClasses(PROGRAM)
  assert.doesNotMatch(source, /^Idle, 0|^Shape, 0/m)
  assert.match(source, /^Point, 0, Base, \[\]/m)
  assert.match(source, /^Word, 0, Base/m)
})

const WAITING = `
let stack = [], state = 0, $rt_resuming = () => state === 2, $rt_nativeThread = () => stack, wait = n => n;
let work = (first, second) => {
  let third, $ptr;
  $ptr = 0;
  if ($rt_resuming()) { let $thread = $rt_nativeThread(); $ptr = $thread.pop(); third = $thread.pop(); second = $thread.pop(); first = $thread.pop(); }
  main: while (true) { switch ($ptr) {
    case 0: third = first + second; $ptr = 1;
    case 1: if (state === 1) break main; return [first, second, third].join(" ");
  } }
  $rt_nativeThread().push(first, second, third, $ptr);
};
export let run = () => { state = 1; work(1, 2); state = 2; return work(); };`

test("a function that waited goes on with its variables", async () => {
  assert.equal((await evaluate(WAITING)).run(), "1 2 3")
  const source = shortenFrames(WAITING)
  assert.match(source, /\[first, second, third, \$ptr\] = \$rt_nativeThread\(\)\.pop\(\);/)
  assert.equal((await evaluate(source)).run(), "1 2 3")
  assert.equal((await evaluate(await shrink(WAITING))).run(), "1 2 3")
})

test("output that TeaVM does not make today is refused", () => {
  assert.throws(() => shortenFrames(WAITING.replace("$rt_nativeThread().push", "save")), /saves 0 functions/)
  assert.throws(() => shortenFrames(WAITING.replace("second = $thread.pop();", "restore();")), /restores/)
  assert.throws(() => dropIdleClasses(PROGRAM.replace("Word, 0, Base, []", "Word, 0, Base, null")), /describes/)
})

// As TeaVM compiles `try { … Kind.FAR … } catch (…) { return Kind.NEAR; }`.
const CAUGHT = `
let Kind_NEAR = null, Kind_$callClinit = () => { Kind_$callClinit = () => {}; Kind_NEAR = "near"; },
ask = fails => { try { if (fails) throw 0; Kind_$callClinit(); return Kind_NEAR; } catch (e) { return Kind_NEAR; } };
let $rt_export_main = () => ask(true);
export { $rt_export_main as main };`

test("a class that is first used where something was caught is initialised", async () => {
  assert.equal((await evaluate(CAUGHT)).main(), null)
  assert.equal((await evaluate(beginClasses(CAUGHT))).main(), "near")
  assert.throws(() => beginClasses(PROGRAM), /begins the program/)
})
