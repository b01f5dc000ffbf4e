// The wallet that the examples call, or the one that their address names.
import { ByokClient } from "@byokapi/client"

const wallet = new URLSearchParams(location.search).get("wallet") ?? "http://wallet.localhost:8881"

/** The wallet of the person in front of the page. */
export const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: document.title })
