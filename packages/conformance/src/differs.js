/**
 * Everything that may differ between a provider called directly and the same through a wallet, and why. Nothing else may.
 *
 * @type {import("./index.d.ts").Allowance[]}
 */
export const DIFFERS = [
  { what: "ids", why: "made anew for each answer; equal ids stay equal within one observation" },
  { what: "timestamps", why: "of the moment; that they are Dates is compared" },
  { what: "request", why: "the wallet sends a body of its own, and prompts do not travel back" },
  { what: "response.headers", why: "they tell of the owner's account: limits, organisation" },
  { what: "response.body", why: "the same answer once more, unchecked" },
  { what: "head", why: "what doStream gives beside its stream is the request and the headers" },
  { what: "providerMetadata of the wallet", why: "its receipt, under a name of its own" },
  { what: "error.message", why: "a provider may repeat the key in it, so a wallet writes its own" },
  { what: "error.name", why: "a wallet's error is of its own class; what the AI SDK takes it for is compared" },
  { what: "error.data, responseBody, url", why: "the same reasons as for the message and the request" },
  {
    what: "error of a network failure",
    why: "browsers tell nothing of it, each in other words; a wallet may know more",
  },
  {
    what: "parts after an abort or a break",
    why: "packages end their streams differently; what came before is compared",
  },
  { what: "undefined", why: "a field that is undefined and one that is absent are the same" },
]
