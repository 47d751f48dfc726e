import type { Sums } from './engine-backups.ts'

/** A device of this shop, as the server knows it. Times in ms UTC, by the server's clock but for `waiting.since`. */
export interface DeviceRow {
  readonly deviceId: string
  readonly name: string
  /** `''` for the founder. */
  readonly letter: string
  readonly isThis: boolean
  readonly joinedAt: number
  readonly lastSeenAt?: number
  /** When the owner removed it; absent for one that may back up. */
  readonly revokedAt?: number
  /** The newest backup that it made; absent before its first. */
  readonly lastBackup?: { readonly number: number; readonly storedAt: number }
  /** What it had not sent when it last said so (`toldAt`); absent while it has said nothing. */
  readonly waiting?: {
    readonly docs: number
    /** Absent in private custody. */
    readonly sums?: Sums
    /** When the oldest was made, by that device's clock. */
    readonly since?: number
    readonly toldAt: number
  }
}

/** What the page asks of the engine about the devices of the shop. All of it needs the server. */
export interface EngineDevices {
  /** Devices of this shop, removed ones too, oldest first. */
  listDevices(): Promise<DeviceRow[]>
  /** *Owner.* Gives a device another name; that device hears of it when it next asks. Rejects `owner_needed`. */
  renameDevice(deviceId: string, name: string): Promise<void>
  /** *Owner.* Takes a device's token away, at once. Its backups stay, and so does what is on it. Rejects `owner_needed`. */
  revokeDevice(deviceId: string): Promise<void>
}
