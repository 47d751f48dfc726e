import type {
  ClaimPairing,
  ClaimResult,
  CreateResult,
  NewPairing,
  ShownPairing,
} from './programs/pairings.ts'

/** Codes by which new devices join. A code is known by its hash only. */
export interface PairingStorage {
  /** Shows a new code on a device in place of its older one. */
  create(pairing: NewPairing): Promise<CreateResult>
  /** What became of the newest code of a device. */
  shown(shop: string, device: string): Promise<ShownPairing | undefined>
  /** Takes back the code that a device shows; nothing when it shows none. */
  withdraw(shop: string, device: string): Promise<void>
  /** Gives the token to the device that knows a living code, and ends the code, in one step. */
  claim(claim: ClaimPairing): Promise<ClaimResult>
}
