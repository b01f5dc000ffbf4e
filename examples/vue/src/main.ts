import { createApp } from "vue"
import "../../page/page.css"
import App from "./App.vue"

createApp(App).mount("#root")
