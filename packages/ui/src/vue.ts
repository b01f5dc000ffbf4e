import type { DefineComponent } from "vue"
import type { ByokElementAttributes } from "./attributes.js"

type Elements = { [Tag in keyof ByokElementAttributes]: DefineComponent<ByokElementAttributes[Tag]> }

declare module "vue" {
  interface GlobalComponents extends Elements {}
}
