import "./confine.js"
import "./zod-config.js"
import { acceptPort } from "./accept.js"
import { ALL } from "./providers.js"
import { serve } from "./serve.js"

acceptPort((port) => serve(port, ALL))
