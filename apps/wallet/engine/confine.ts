/**
 * Takes away the one way out that no policy closes: `connect-src` does not cover WebRTC. A frame that provider code made to get
 * the constructor back would have an opaque origin of its own, and so be out of its reach.
 */
const scope = globalThis as Record<string, unknown>
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) delete scope[name]

export {}
