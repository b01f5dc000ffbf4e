import { ByokConnectElement } from "./connect.js"
import { define } from "./element.js"
import { ByokErrorElement } from "./error.js"
import { ByokModelPickerElement } from "./model-picker.js"
import { ByokStatusElement } from "./status.js"
import { ByokUsageElement } from "./usage.js"

export { ByokElement } from "./element.js"
export { formatLeft, formatUsd } from "./money.js"
export { provideClient } from "./page.js"
export { ByokConnectElement, ByokErrorElement, ByokModelPickerElement, ByokStatusElement, ByokUsageElement }

define("byok-connect", ByokConnectElement)
define("byok-error", ByokErrorElement)
define("byok-model-picker", ByokModelPickerElement)
define("byok-status", ByokStatusElement)
define("byok-usage", ByokUsageElement)

declare global {
  interface HTMLElementTagNameMap {
    "byok-connect": ByokConnectElement
    "byok-error": ByokErrorElement
    "byok-model-picker": ByokModelPickerElement
    "byok-status": ByokStatusElement
    "byok-usage": ByokUsageElement
  }
}
