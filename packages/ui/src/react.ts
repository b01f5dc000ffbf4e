import type { DetailedHTMLProps, HTMLAttributes } from "react"
import type { ByokElementAttributes, ByokElementEvents } from "./attributes.js"

/** The elements, with their types for this framework. */
export * from "./index.js"

type Listeners<Events> = { [Name in keyof Events & string as `on${Name}`]?: (event: CustomEvent<Events[Name]>) => void }

type Elements = {
  [Tag in keyof ByokElementAttributes]: DetailedHTMLProps<
    HTMLAttributes<HTMLElementTagNameMap[Tag]>,
    HTMLElementTagNameMap[Tag]
  > &
    ByokElementAttributes[Tag] &
    Listeners<ByokElementEvents[Tag]>
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
