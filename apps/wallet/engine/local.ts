// The engine for models of this browser: the one package that speaks to them, in one piece, so that it is there without a network.
import "./confine.js"
import "./zod-config.js"
import { acceptPort } from "./accept.js"
import { makeLocalModels } from "./providers/openai-compatible.js"
import type { Packages } from "./providers.js"
import { serve } from "./serve.js"

const LOCAL: Packages = { "openai-compatible": async () => ({ makeModels: makeLocalModels }) }

acceptPort((port) => serve(port, LOCAL))
