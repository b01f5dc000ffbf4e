// Keeps what a wallet's frame loads for times without a network. In a page of its own, the only one that may begin a worker, and only
// inside a page of the wallet's: no other site, and no address that somebody opens, decides that.
if (window.parent !== window && isOurs(window.parent))
  navigator.serviceWorker?.register("/offline-worker.js", { scope: "/" }).catch(() => {})

function isOurs(page: Window): boolean {
  try {
    return page.location.origin === location.origin
  } catch {
    return false
  }
}
