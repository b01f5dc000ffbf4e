// Shows the app inside a frame: of another site (`?of=url`), or sandboxed (`&sandbox`).
const options = new URLSearchParams(location.search)
const frame = document.createElement("iframe")
if (options.has("sandbox")) frame.sandbox = "allow-scripts allow-popups"
frame.src = options.get("of")
document.body.append(frame)
