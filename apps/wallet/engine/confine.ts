/**
 * Takes away the ways out that no policy closes: `connect-src` covers neither WebRTC nor what a `<link>` has the browser connect
 * to in advance, and Firefox has no other policy for them. So this page has no WebRTC, and nothing can be put into it any more. A
 * frame that the code here made to get all that back would have an opaque origin of its own, and so be out of its reach.
 */
const scope = globalThis as Record<string, unknown>
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) delete scope[name]

const INSERTS = /^(append|prepend|insert|replace|before|after|move|stream|write|open|body|exec|attach|surround)|html/i
const HOLDERS = ["Node", "Element", "CharacterData", "DocumentType", "Document", "HTMLDocument"]
for (const name of [...HOLDERS, "DocumentFragment", "ShadowRoot", "Range", "HTMLElement"]) {
  const { prototype } = (scope[name] ?? {}) as { prototype?: Record<string, unknown> }
  for (const member of Object.getOwnPropertyNames(prototype ?? {})) if (INSERTS.test(member)) delete prototype![member]
}

export {}
