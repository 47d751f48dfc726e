import type { ErrorCode } from '../errors.ts'
import type { ShopKeys } from '../keys/shop-keys.ts'
import type { KeySlot } from '../keys/slots.ts'
import type { CustodyStep } from './engine-custody.ts'
import type { LockRows } from './locks.ts'

/** Who this device is. Never in a collection, never in an export. */
export interface Identity {
  readonly shopId: string
  readonly shopName: string
  readonly deviceId: string
  readonly deviceName: string
  /** The line of snapshots that this device writes now. */
  readonly lineage: string
  /** The series of its document numbers: `''` for the founder, `B`, `C` …, or `X` and three letters (engine 26). */
  readonly letter: string
  readonly custody: 'managed' | 'private'
  readonly keyEpoch: number
  /** The account's login, once there is one. */
  readonly login?: string
}

/** A flip that has begun (engine 24). */
export interface PendingFlip {
  readonly token: string
  readonly to: number
}

/**
 * The shop's key is being replaced on this device (engine 35). `switch`: this device drew the new key, to make the shop private;
 * `join`: another one did, and this device has joined again since.
 */
export interface KeyChange {
  readonly kind: 'switch' | 'join'
  /** The next thing to do. A `join` has only the second, and `sending` for as long as it tidies up. */
  readonly step: CustodyStep
  readonly keyEpoch: number
  /** Of the new epoch. */
  readonly slots: readonly KeySlot[]
  /** The raw new key, while it is prepared: until the server has its slots nothing else holds it. */
  readonly raw?: Uint8Array<ArrayBuffer>
  /** The keys of the new epoch, from `rebuilding` on. */
  readonly keys?: ShopKeys
  /** The PIN key of before, when it is known: the shop's PINs go on with it. */
  readonly pinKey?: string
  /** When it began, ms UTC. */
  readonly since: number
  /** The generation that was the shop before; its outbox is in the new one. */
  readonly from?: number
  /** Why it did not go on last time. */
  readonly problem?: ErrorCode
}

/** What the device knows of one of its generations. */
export interface GenerationRecord {
  readonly number: number
  readonly state: 'writing' | 'complete'
  readonly createdAt: number
  /** The snapshot that it is a restore of, so that a killed restore goes on with it. */
  readonly source?: string
  /** When another one became active, ms UTC. */
  readonly leftAt?: number
  /** Named and sealed under a key that the shop has no more: never sent, never gone back to. */
  readonly isFormer?: boolean
}

/** Everything that `sonic-boot` holds but its locks. */
export interface BootState {
  /** The generation that is the shop; absent before the first run. */
  readonly active?: number
  readonly generations: readonly GenerationRecord[]
  readonly identity?: Identity
  readonly token?: string
  readonly keys?: ShopKeys
  /** The raw shop key until a slot is acknowledged or the recovery code was typed back (engine 15). */
  readonly pendingKey?: Uint8Array<ArrayBuffer>
  /** Key slots (ciphertext), as shared/keys makes them; they go into every backup file. */
  readonly slots?: unknown
  readonly pendingFlip?: PendingFlip
  readonly keyChange?: KeyChange
  /** Facts of the engine's own (back-off, printers …), by name. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** What an update writes: fields that are `null` are removed, absent ones stay. */
export type BootChange = { readonly [Key in keyof BootState]?: BootState[Key] | null }

/** The device's boot database, always strict. One per page or worker. */
export interface Boot extends LockRows {
  /** Everything, read in one transaction. */
  state(): Promise<BootState>
  /**
   * Reads and writes in one strict transaction; `change` is called synchronously with the state and returns what to write
   * (`undefined`: nothing). Resolves to the state afterwards.
   */
  update(change: (state: BootState) => BootChange | undefined): Promise<BootState>
  /** Calls `listener` when another tab or worker (or this one) has updated the state. Returns the unsubscriber. */
  onChange(listener: () => void): () => void
  /** Calls `listener` when the database closed by itself: the data may be gone (engine 29). */
  onLost(listener: () => void): () => void
  close(): void
}
