/** Where an engine's script runs. It is made before the page is closed to further elements. */
export const place = document.createElement("script")
document.head.append(place)
