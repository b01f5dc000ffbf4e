import type { ByokClient, GrantRequest } from "@byokapi/client"
import type {} from "@byokapi/ui/react"

declare const client: ByokClient
declare const request: GrantRequest

export const all = (
  <>
    <byok-connect client={client} request={request} onbyok-grant={({ detail }) => detail.type === "denied"} />
    <byok-connect capabilities="language image" usd="2" per="day" local-only="" className="wide" />
    <byok-status data-theme="dark" />
    <byok-model-picker capability="image" label="Model" name="model" onbyok-models={({ detail }) => detail[0]?.id} />
    <byok-usage client={client} />
    <byok-error error={new Error("x")} retry="" onbyok-resolved={({ detail }) => detail.code} />
  </>
)

// @ts-expect-error a period is one of five
export const wrong = <byok-connect per="decade" />
// @ts-expect-error no such kind of model
export const other = <byok-model-picker capability="telepathy" />
