// Java source with the insides of comments, strings and characters blanked, so that rules see code only.
// Lines and columns stay where they were.

const PATTERN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g

const blank = (text) => text.replace(/[^\n]/g, " ")

export const codeOnly = (source) => source.replace(PATTERN, (token) => blank(token))

/** Comments kept, strings blanked: a name used only in a doc comment still needs its import. */
export const withoutStrings = (source) =>
  source.replace(PATTERN, (token) => (token.startsWith("/") ? token : blank(token)))

export const lineOf = (source, index) => source.slice(0, index).split("\n").length
