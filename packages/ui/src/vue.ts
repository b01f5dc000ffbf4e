import type { DefineComponent } from "vue"
import type { ByokElementAttributes } from "./attributes.js"

/** The elements, with their types for this framework. */
export * from "./index.js"

type Elements = { [Tag in keyof ByokElementAttributes]: DefineComponent<ByokElementAttributes[Tag]> }

declare module "vue" {
  interface GlobalComponents extends Elements {}
}
