import { peers } from "./peers.js"

peers[new URLSearchParams(location.search).get("peer")].serve()
