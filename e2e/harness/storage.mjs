// All that an origin keeps in the browser, as text.

/** Runs in the page. */
async function dump() {
  const lines = []
  const text = (value) =>
    JSON.stringify(value, (key, inner) => {
      if (ArrayBuffer.isView(inner)) return new TextDecoder("latin1").decode(inner)
      if (inner instanceof CryptoKey) return "[CryptoKey]"
      return typeof inner === "bigint" ? `${inner}n` : inner
    })
  const wait = (request) =>
    new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)))
  lines.push(`cookies ${document.cookie}`)
  for (const [name, store] of Object.entries({ localStorage, sessionStorage }))
    lines.push(`${name} ${text({ ...store })}`)
  for (const { name } of await indexedDB.databases()) {
    const database = await wait(indexedDB.open(name))
    for (const table of database.objectStoreNames) {
      const store = database.transaction(table).objectStore(table)
      lines.push(`${name}/${table} ${text(await wait(store.getAllKeys()))} ${text(await wait(store.getAll()))}`)
    }
    database.close()
  }
  for (const name of await caches.keys()) lines.push(`cache ${name}`)
  return lines.join("\n")
}

export const storageOf = (frame) => frame.evaluate(dump)

/** Runs in the page. */
async function rows(table) {
  const wait = (request) =>
    new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)))
  const found = []
  for (const { name } of await indexedDB.databases()) {
    const database = await wait(indexedDB.open(name))
    if (database.objectStoreNames.contains(table))
      found.push(...(await wait(database.transaction(table).objectStore(table).getAll())))
    database.close()
  }
  return found
}

/** The rows of one table of the wallet, as stored, seen from one of its pages. */
export const rowsOf = (frame, table) => frame.evaluate(rows, table)
