// All stories by name. Each runs in every mode unless it names its own. `wide` names modes in which a story whose subject is no
// browser's is played too when all are (`--all`).
import { answers } from "./answers.mjs"
import { agent } from "./agent.mjs"
import { bell } from "./bell.mjs"
import * as localSources from "./local-sources.mjs"
import * as localTurns from "./local-turns.mjs"
import * as local from "./local.mjs"
import * as localEngine from "./local-engine.mjs"
import * as backup from "./backup.mjs"
import * as attacks from "./attacks.mjs"
import { atOnce, cutOff } from "./budget.mjs"
import { conformance } from "./conformance.mjs"
import { crash } from "./crash.mjs"
import * as elements from "./elements.mjs"
import { friction } from "./friction.mjs"
import * as hostile from "./hostile.mjs"
import { held } from "./held.mjs"
import * as isolated from "./isolated.mjs"
import * as kept from "./kept.mjs"
import { kinds } from "./kinds.mjs"
import { keys } from "./keys.mjs"
import * as kkrpc from "./kkrpc.mjs"
import { lease } from "./lease.mjs"
import { live } from "./live.mjs"
import * as limits from "./limits.mjs"
import { loopback } from "./loopback.mjs"
import { mainStory } from "./main-story.mjs"
import * as mock from "./mock.mjs"
import * as next from "./next.mjs"
import * as pause from "./pause.mjs"
import * as passkey from "./passkey.mjs"
import { policy } from "./policy.mjs"
import * as protection from "./protection.mjs"
import { probing } from "./probing.mjs"
import { providers } from "./providers.mjs"
import { changes, record } from "./record.mjs"
import { recital } from "./recital.mjs"
import * as refusals from "./refusals.mjs"
import { sdks } from "./sdks.mjs"
import { chats } from "./chats.mjs"
import { scaffold } from "./scaffold.mjs"
import { sandbox } from "./sandbox.mjs"
import { secrets } from "./secrets.mjs"
import * as strict from "./strict.mjs"
import { sign } from "./sign.mjs"
import * as signIn from "./sign-in.mjs"
import * as subKeys from "./sub-keys.mjs"

const ONE = ["chromium-allowed"]
const BLOCKED = ["chromium-blocked"]
const FIREFOX = ["firefox"]
const EITHER = ["chromium-allowed", "chromium-blocked"]
const NOT_ALLOWED = ["chromium-blocked", "chromium-granted"]
const SHARED = ["chromium-allowed", "chromium-granted"]
const SEALED = ["chromium-blocked", "firefox"]
const TWO = ["chromium-allowed", "firefox"]
const THREE = ["chromium-allowed", "chromium-blocked", "firefox"]
const EVERYWHERE = ["chromium-allowed", "chromium-blocked", "chromium-granted", "firefox"]

/**
 * Without `modes` a story plays in all modes but those that only play what names them. In those of `wide` it plays with `--all`,
 * with BYOK_FULL, and where it is asked for by `--only`.
 */
export const STORIES = [
  { name: "main: this device only", run: (mode, tell) => mainStory(mode, { protection: "device", tell }) },
  {
    name: "main: passphrase",
    run: (mode, tell) => mainStory(mode, { protection: "passphrase", tell }),
    modes: FIREFOX,
    wide: ONE,
  },
  { name: "budget: 200 at once, 50 paid", run: atOnce, modes: TWO, wide: NOT_ALLOWED },
  { name: "budget: the frame removed before the last token", run: cutOff, modes: SEALED, wide: SHARED },
  { name: "limits: three apps and one limit over all", run: limits.overAllApps, modes: ONE },
  { name: "limits: three apps and their sessions", run: limits.overAllSessions, modes: BLOCKED },
  { name: "limits: one that comes later", run: limits.amended, modes: BLOCKED, wide: ONE },
  { name: "limits: proposed, edited, compared", run: limits.everyLimit, modes: ONE, wide: FIREFOX },
  { name: "pause: all apps at once", run: pause.all, modes: EITHER, wide: FIREFOX },
  { name: "pause: on every page of the wallet", run: pause.everywhere, modes: ONE },
  { name: "pause: an app that runs wild", run: pause.burst, modes: ONE },
  { name: "pause: near a limit, told once", run: pause.nearLimit, modes: ONE },
  { name: "secrets: marked keys are found nowhere", run: secrets },
  { name: "sandbox: the engine reaches nothing", run: sandbox, modes: TWO },
  { name: "crash: killed while it answers", run: crash, modes: EITHER },
  { name: "friction: an hour with an app", run: friction, tells: true, modes: ONE, wide: EVERYWHERE },
  { name: "live: the owner stops a request", run: live, modes: ONE },
  { name: "kept: what is said, where the owner wants it", run: kept.kept, modes: ONE },
  { name: "kept: nothing from a copy", run: kept.elsewhere, modes: BLOCKED },
  { name: "models: the owner chooses which answers", run: answers, modes: BLOCKED, wide: TWO },
  { name: "kinds: images, speech, transcripts, vectors", run: kinds, modes: ONE, wide: FIREFOX },
  { name: "chats: frameworks and useChat without a server", run: chats, modes: ONE, wide: FIREFOX },
  { name: "elements: before a real wallet", run: elements.wallet, modes: TWO },
  { name: "elements: in every state", run: elements.states, modes: ONE, wide: FIREFOX },
  { name: "elements: everybody can use the examples", run: elements.examples, modes: ONE },
  { name: "elements: moved, clicked twice, changed on the way", run: held, modes: ONE, wide: FIREFOX },
  { name: "elements: what the page around forbids", run: elements.environment, modes: TWO },
  { name: "scaffold: a new app answers at once", run: scaffold, modes: ONE },
  { name: "next: rendered on a server, answered by the wallet", run: next.built, modes: ONE },
  { name: "next: in development, mounted twice", run: next.inDevelopment, modes: ONE },
  { name: "mock: granted and answered with nobody there", run: mock.alone, modes: TWO },
  { name: "mock: a person in its window", run: mock.asked, modes: ONE, wide: FIREFOX },
  { name: "mock: a click that cannot help", run: mock.helpless, modes: ONE, wide: FIREFOX },
  { name: "mock: no site of the internet", run: mock.elsewhere, modes: ONE, wide: FIREFOX },
  { name: "sdks: those of the providers, as they are", run: sdks, modes: ONE, wide: FIREFOX },
  { name: "kkrpc: a stock peer, from click to click", run: kkrpc.peer, modes: ONE, wide: SEALED },
  { name: "kkrpc: what a hostile peer sends", run: kkrpc.hostile, modes: ONE, wide: FIREFOX },
  { name: "kkrpc: a page that is no app of its own", run: kkrpc.apart, modes: ONE, wide: FIREFOX },
  { name: "conformance: direct and through the wallet, ai 6 and 7", run: conformance, modes: ONE, wide: FIREFOX },
  { name: "agent: its tools run in the page", run: agent, modes: ONE },
  { name: "local: the demo, with no key", run: recital, modes: ONE },
  { name: "local: a model of this browser answers, with no key", run: local.answers, modes: ONE },
  { name: "local: asked first, downloaded later", run: local.later, modes: BLOCKED },
  { name: "local: only here, and nowhere else", run: local.hereOnly, modes: [...EITHER, ...FIREFOX] },
  { name: "local: out of a sealed session's reach", run: local.sealed, modes: BLOCKED, wide: FIREFOX },
  { name: "local: all there is, in a sealed session", run: local.sealedAlone, modes: BLOCKED },
  { name: "local: two apps, one download, one at a time", run: local.twoApps, modes: ONE },
  { name: "local: two apps wait in line", run: localTurns.line, modes: ONE },
  { name: "local: what else answers on this device", run: localSources.providers, modes: ONE },
  { name: "local: the browser's own model, a fake one", run: localSources.ownModel, modes: ONE },
  { name: "local: what goes wrong on the way", run: local.downloads, modes: ONE },
  { name: "local: WebLLM where there is no GPU", run: local.withoutGpu, modes: ONE },
  { name: "local: WebLLM on a GPU, without weights", run: local.softwareGpu, modes: ONE },
  { name: "local: WebLLM, its GPU taken away", run: localEngine.gpuLost, modes: ONE },
  { name: "local: unloaded by turn and when idle", run: localEngine.unloaded, modes: ONE },
  { name: "local: erased with the wallet", run: localEngine.erased, modes: BLOCKED, wide: FIREFOX },
  { name: "local: its frames reach nothing", run: local.walled, modes: TWO },
  { name: "local: with the network gone", run: local.unplugged, modes: ONE },
  { name: "local: two tabs at one model", run: localTurns.tabs, modes: ONE, wide: FIREFOX },
  { name: "local: a download outlasts a lock", run: localTurns.locked, modes: ONE },
  { name: "local: many requests of one app", run: localTurns.fair, modes: ONE },
  { name: "local: an engine that hangs", run: localTurns.hung, modes: ONE },
  { name: "local: an unread answer is stopped", run: localTurns.unreadStopped, modes: ONE },
  { name: "local: from a file of this computer", run: localSources.fromFile, modes: ONE, wide: FIREFOX },
  { name: "local: a file whose page was closed", run: localSources.fileLost, modes: ONE },
  { name: "keys: what goes wrong", run: keys, modes: FIREFOX, wide: ONE },
  { name: "providers: each answers through the wallet", run: providers, modes: FIREFOX, wide: ONE },
  { name: "sign-in: a first key without pasting one", run: signIn.first, modes: ONE, wide: FIREFOX },
  { name: "sign-in: limited at the provider", run: signIn.limited, modes: ONE },
  { name: "sign-in: what goes wrong", run: signIn.wrong, modes: ONE, wide: FIREFOX },
  { name: "sign-in: codes that nobody asked for", run: signIn.attacks, modes: ONE, wide: FIREFOX },
  { name: "backup: carried to another profile", run: backup.carried, modes: FIREFOX, wide: ONE },
  { name: "backup: merged, replaced, refused", run: backup.merged, modes: ONE, wide: FIREFOX },
  { name: "backup: kept, or said that it may go", run: backup.kept, modes: ONE, wide: FIREFOX },
  { name: "backup: erased", run: backup.erased, modes: ONE, wide: FIREFOX },
  { name: "sign: in the wallet's windows only", run: sign, modes: ONE, wide: FIREFOX },
  {
    name: "protection: a device's wallet gets a passphrase, then another",
    run: protection.changed,
    modes: ONE,
    wide: FIREFOX,
  },
  { name: "protection: Argon2id, and what does without", run: protection.strengthened, modes: FIREFOX, wide: ONE },
  { name: "protection: what lies on the disk", run: protection.disk, modes: TWO },
  { name: "protection: two keys", run: protection.twoKeys, modes: ONE },
  { name: "sub-keys: the provider stops an app itself", run: subKeys.capped, modes: SEALED },
  { name: "sub-keys: renewed, locked, ended later", run: subKeys.renewed, modes: BLOCKED, wide: FIREFOX },
  { name: "sub-keys: what lies on the disk", run: subKeys.onDisk, modes: BLOCKED, wide: FIREFOX },
  { name: "sub-keys: none without a management key", run: subKeys.unmanaged, modes: ONE, wide: BLOCKED },
  { name: "passkey: offered first, opens after a reload", run: passkey.first, modes: ONE },
  { name: "passkey: added, renamed, removed, refused", run: passkey.kept, modes: TWO },
  { name: "passkey: where there can be none", run: passkey.without, modes: ONE },
  { name: "passkey: in the consent window", run: passkey.inWindow, modes: SEALED, wide: ONE },
  { name: "management: an approval asks who is there", run: passkey.stale, modes: FIREFOX, wide: ONE },
  { name: "management: a first key asks who is there", run: passkey.firstKey, modes: ONE },
  { name: "policy: bound to the owner's addresses", run: policy, modes: SHARED },
  { name: "loopback: what the browser keeps away", run: loopback, modes: EITHER },
  { name: "probing: a stranger sees one wallet", run: probing },
  { name: "bell: what ends is heard at once", run: bell, modes: FIREFOX },
  { name: "lease: it lapses, a click renews it, a revocation holds", run: lease, modes: BLOCKED },
  {
    name: "strict: a window does the work",
    run: strict.strict,
    modes: ["chromium-blocked", "firefox", "firefox-refused"],
  },
  { name: "strict: bound by the owner at once", run: strict.bound, modes: BLOCKED, wide: FIREFOX },
  { name: "strict: chosen and taken back", run: strict.changed, modes: FIREFOX, wide: BLOCKED },
  { name: "strict: on the shared vault", run: strict.shared, modes: ONE },
  { name: "record: what was done, and whether it holds", run: record, modes: ONE, wide: FIREFOX },
  { name: "record: what the owner changed", run: changes, modes: ONE, wide: FIREFOX },
  { name: "hostile: under the owner's hand", run: hostile.underTheHand, modes: ONE, wide: FIREFOX },
  { name: "hostile: the window itself", run: hostile.window, modes: ONE, wide: FIREFOX },
  { name: "hostile: floods", run: hostile.flood, modes: ONE, wide: EVERYWHERE },
  { name: "attacks: a click that was not meant", run: attacks.doubleClick, modes: ONE, wide: FIREFOX },
  { name: "attacks: a window that looks like the wallet's", run: attacks.lookAlike, modes: SEALED },
  { name: "attacks: a decision played again", run: attacks.replay, modes: ONE, wide: FIREFOX },
  { name: "attacks: the wallet in a frame", run: attacks.framed, modes: TWO },
  { name: "attacks: two bridges in one page", run: attacks.twoBridges },
  { name: "attacks: the hand on the window", run: attacks.opener, modes: SEALED },
  { name: "attacks: asking again and again", run: attacks.insistence, modes: ONE, wide: FIREFOX },
  { name: "isolated: the app has no hand on the window", run: isolated.hand, modes: SHARED },
  { name: "isolated: a window that goes, and one that never comes", run: isolated.goes, modes: SHARED },
  { name: "isolated: a window that nobody asked for", run: isolated.unasked, modes: TWO, wide: NOT_ALLOWED },
  { name: "isolated: apps that cut their windows off", run: isolated.apart, modes: ONE, wide: EVERYWHERE },
  { name: "refusals: the owner says no", run: refusals.owners, modes: ONE, wide: FIREFOX },
  { name: "refusals: outside the grant", run: refusals.terms },
  { name: "refusals: the provider fails", run: refusals.provider, modes: ONE, wide: FIREFOX },
  { name: "refusals: a locked wallet", run: refusals.locked, modes: FIREFOX, wide: ONE },
  { name: "refusals: the page around", run: refusals.environment },
  { name: "refusals: messages no SDK sends", run: refusals.raw },
  { name: "refusals: a damaged record", run: refusals.damaged, modes: ONE, wide: FIREFOX },
  { name: "refusals: no storage", run: refusals.storage, modes: ["firefox-refused"] },
  { name: "refusals: no network", run: refusals.offline, modes: ONE, wide: NOT_ALLOWED },
]
