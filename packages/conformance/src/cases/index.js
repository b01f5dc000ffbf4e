import { aborts } from "./aborts.js"
import { errors } from "./errors.js"
import { kinds } from "./kinds.js"
import { language } from "./language.js"
import { tools } from "./tools.js"

/** @type {import("../index.d.ts").Case[]} */
export const cases = [...language, ...tools, ...errors, ...aborts, ...kinds]
