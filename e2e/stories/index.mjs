// All stories by name. Each runs in every mode unless it names its own.
import { atOnce, cutOff } from "./budget.mjs"
import * as hostile from "./hostile.mjs"
import { keys } from "./keys.mjs"
import { lease } from "./lease.mjs"
import { mainStory } from "./main-story.mjs"
import { policy } from "./policy.mjs"
import * as protection from "./protection.mjs"
import { probing } from "./probing.mjs"
import * as refusals from "./refusals.mjs"
import { sandbox } from "./sandbox.mjs"
import { secrets } from "./secrets.mjs"

const CHROMIUM = ["chromium-allowed", "chromium-blocked", "chromium-granted"]
const SEALED = ["chromium-blocked", "firefox"]

export const STORIES = [
  { name: "main: this device only", run: (mode, tell) => mainStory(mode, { protection: "device", tell }) },
  { name: "main: passphrase", run: (mode, tell) => mainStory(mode, { protection: "passphrase", tell }) },
  { name: "budget: 200 at once, 50 paid", run: atOnce },
  { name: "budget: the frame removed before the last token", run: cutOff },
  { name: "secrets: marked keys are found nowhere", run: secrets },
  { name: "sandbox: the engine reaches nothing", run: sandbox },
  { name: "keys: what goes wrong", run: keys, modes: ["chromium-allowed", "firefox"] },
  { name: "protection: a device's wallet gets a passphrase, then another", run: protection.changed },
  { name: "protection: Argon2id, and what does without", run: protection.strengthened },
  { name: "protection: what lies on the disk", run: protection.disk, modes: ["chromium-allowed", "firefox"] },
  { name: "protection: two keys", run: protection.twoKeys, modes: ["chromium-allowed"] },
  { name: "policy: bound to the owner's addresses", run: policy, modes: ["chromium-allowed", "chromium-granted"] },
  { name: "probing: a stranger sees one wallet", run: probing },
  { name: "lease: it lapses, a click renews it, a revocation holds", run: lease, modes: SEALED },
  { name: "hostile: under the owner's hand", run: hostile.underTheHand },
  { name: "hostile: the window itself", run: hostile.window },
  { name: "hostile: floods", run: hostile.flood },
  { name: "refusals: the owner says no", run: refusals.owners },
  { name: "refusals: outside the grant", run: refusals.terms },
  { name: "refusals: the provider fails", run: refusals.provider },
  { name: "refusals: a locked wallet", run: refusals.locked },
  { name: "refusals: the page around", run: refusals.environment },
  { name: "refusals: messages no SDK sends", run: refusals.raw },
  { name: "refusals: a damaged record", run: refusals.damaged },
  { name: "refusals: no storage", run: refusals.storage, modes: ["firefox-refused"] },
  { name: "refusals: no network", run: refusals.offline, modes: CHROMIUM },
]
