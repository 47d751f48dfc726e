import type { TokenHolder } from '../storage/programs/devices.ts'
import type { DeviceTable } from '../storage/tables.ts'

/** A device of the shop that asks for something with the owner's password. */
export interface KnownDevice {
  readonly shopId: string
  readonly deviceId: string
  /** Its living token, or no more than its id: others of the shop know that too, so the two are counted apart. */
  readonly by: 'token' | 'id'
  /** The owner's password was right there since it has its token: it is no copy that was made to guess more often. */
  readonly hadOwner: boolean
}

/** The device that a living token belongs to. */
export function knownByToken({ shopId, deviceId, ownerUntil }: TokenHolder): KnownDevice {
  return { shopId, deviceId, by: 'token', hadOwner: ownerUntil !== null }
}

/** The device that a sign-in names, when it is one of `devices` and was not removed. */
export function knownById(devices: readonly DeviceTable[], deviceId: string): KnownDevice | undefined {
  const row = devices.find((each) => each.device_id === deviceId && each.revoked_at === null)
  if (row === undefined) return undefined
  return { shopId: row.shop_id, deviceId, by: 'id', hadOwner: row.owner_until !== null }
}
