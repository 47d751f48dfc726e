/**
 * Stops the engine when the page is left, and loads the page anew when the browser brings it back from its memory. WebKit
 * puts a page that was left to sleep with its worker; a transaction that the worker is in then never ends, and every later
 * page of the app waits for it (decision 603).
 */
export function stopWhenLeft(page: EventTarget, stop: () => void, loadAnew: () => void): void {
  page.addEventListener('pagehide', stop)
  page.addEventListener('pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) loadAnew()
  })
}
