/** Where in the app a link may lead; the query carries what the page shows first. */
export type AppPath = `/${string}`

/** Fired on `window` after the address has changed by `navigate`. */
export const NAVIGATED = 'pos-navigated'

/** Opens another page of the app without a reload. `replace` leaves no step back to the present one. */
export function navigate(path: AppPath, options: { replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  window.dispatchEvent(new Event(NAVIGATED))
}
