// The page in the app's hidden frame.
import { memory } from "./memory.js"
import { MockBridge } from "./mock-bridge.js"
import { readSettings } from "./settings.js"
import { serve, tell } from "./wire.js"

serve(new MockBridge(readSettings(), memory, tell))
