import type { Secret } from './engine-account.ts'

/** A code that this device shows, so that another one joins the shop. */
export interface PairingShown {
  /** For people: `ABCD-2345`. */
  readonly code: string
  /** For the QR code: what stands after the `#` of the app's own address. Nothing but the screen may have it. */
  readonly fragment: string
  /** ms UTC by the server's clock. */
  readonly expiresAt: number
  /** Whether the shop's password or its recovery code is needed besides, by who types the code and by who scans it. */
  readonly needs: { readonly typed: boolean; readonly scanned: boolean }
}

/** What became of a code. */
export interface PairingState {
  /** ms UTC by the server's clock. */
  readonly expiresAt: number
  /** The name of the device that has joined by it; absent while it waits. */
  readonly joined?: string
}

/** What the page asks of the engine so that a new device joins without the owner's password. All of it needs the server. */
export interface EnginePairing {
  /**
   * True in private custody: the QR code opens the shop's key only when `createPairing` is given what opens it here. Works offline.
   * Rejects `shop_missing`.
   */
  pairingNeedsSecret(): Promise<boolean>
  /**
   * *Owner.* Shows a code for one device, for ten minutes; an older one of this device is dead. In private custody the QR code
   * opens the shop's key only when `secret` is given. Rejects `owner_needed`, `wrong_secret`.
   */
  createPairing(secret?: Secret): Promise<PairingShown>
  /** What became of the newest code that this device shows; `undefined` when it shows none. */
  shownPairing(): Promise<PairingState | undefined>
  /** Takes the code back: it lets nobody in any more. */
  withdrawPairing(): Promise<void>
  /**
   * Joins the shop of a code (as typed, or the scanned address): gets key, letter and token; no data yet (restore does that).
   * Rejects `pairing_unknown`, `rate_limited`, and `shop_mismatch` when this device holds another shop. In private custody it
   * rejects `key_missing` when the key needs the password or the recovery code, and `wrong_secret`: the code then stays this
   * device's, and the same call again with `secret` goes on.
   */
  joinByPairing(device: {
    pairing: string
    deviceName: string
    secret?: Secret
  }): Promise<{ shopId: string; shopName: string }>
}
