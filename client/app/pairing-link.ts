let taken: string | undefined

/**
 * Takes a pairing code out of the address `/pair#…`, by which the camera app of a phone opens us. It is in the address and its history no
 * longer; call it before anything else looks at the address.
 */
export function takePairingLink(): void {
  const { pathname, search, hash } = window.location
  if (pathname.replace(/\/+$/, '') !== '/pair' || hash.length < 2) return
  taken = hash.slice(1)
  history.replaceState(history.state, '', pathname + search)
}

/** The code of the link that was opened, once; `undefined` when none was. */
export function pairingOfLink(): string | undefined {
  const pairing = taken
  taken = undefined
  return pairing
}
