import { ByokClient } from "@byokapi/client"

// Never let the page's address choose the wallet: a link could then send visitors to somebody else's.
const wallet: string = import.meta.env.VITE_WALLET ?? "http://wallet.localhost:8881"

/** The wallet of the person in front of the page. */
export const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: document.title })
