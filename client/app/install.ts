/** Chromium's offer to install the app; in no TypeScript lib. */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallOffer | undefined

/** Fired on `window` when `installState` may read differently. */
export const INSTALL_CHANGED = 'install-changed'

/** `installed`: runs as an app. `offered`: `install` can ask. `by_menu`: only the browser's own menu can. */
export type InstallState = 'installed' | 'offered' | 'by_menu'

/** Keeps the browser's offer for later; call before the page is drawn, since it comes once. */
export function watchInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallOffer
    window.dispatchEvent(new Event(INSTALL_CHANGED))
  })
  window.addEventListener('appinstalled', () => {
    offer = undefined
    window.dispatchEvent(new Event(INSTALL_CHANGED))
  })
}

/** How this page stands to being installed. */
export function installState(): InstallState {
  if (matchMedia('(display-mode: standalone)').matches) return 'installed'
  return offer === undefined ? 'by_menu' : 'offered'
}

/** Shows the browser's question. Resolves true when the person agreed, false when not or when there was no offer. */
export async function install(): Promise<boolean> {
  const asked = offer
  offer = undefined
  const answer = await asked?.prompt()
  window.dispatchEvent(new Event(INSTALL_CHANGED))
  return answer?.outcome === 'accepted'
}
