const LOCKED_KEY = 'sonic.locked'

/** True while this device shows only the lock screen. It survives a reload and holds in every tab. */
export function isLocked(): boolean {
  try {
    return localStorage.getItem(LOCKED_KEY) === '1'
  } catch {
    return false
  }
}

/** Locks or unlocks this device's screen; every tab follows by the `storage` event, this one by `lock-changed` on `window`. */
export function setLocked(locked: boolean): void {
  try {
    if (locked) localStorage.setItem(LOCKED_KEY, '1')
    else localStorage.removeItem(LOCKED_KEY)
  } catch {
    // without storage there is no lock
  }
  window.dispatchEvent(new Event('lock-changed'))
}
