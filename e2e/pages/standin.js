// A stand-in for the wallet's frame: says what the browser lets it reach. Used by the test of the browser modes.
const attempt = async (what) => {
  try {
    return (await what()) ?? "nothing"
  } catch (error) {
    return error?.name ?? String(error)
  }
}

const report = async () => ({
  ancestors: [...location.ancestorOrigins],
  handle: await attempt(async () => {
    const handle = await document.requestStorageAccess({ indexedDB: true, locks: true })
    return handle?.indexedDB ? "handle" : "no handle"
  }),
  ownStorage: await attempt(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("standin")
        opening.onsuccess = () => done("open")
        opening.onerror = () => failed(opening.error)
      }),
  ),
})

if (parent !== window) report().then((result) => parent.postMessage({ standin: result }, "*"))
