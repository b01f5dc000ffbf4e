import "./place.js"
import "../engine/confine.js"
import { classicBlobWorkers } from "../../../packages/wasm/src/worker/classic.js"
import { acceptPort } from "../engine/accept.js"
import { engineOf } from "./engines.js"
import { serve } from "./serve.js"

classicBlobWorkers()
acceptPort((port) => serve(port, engineOf))
