import type { Logger } from 'pino'
import { PosError } from '../../../shared/errors.ts'
import type { MasterKey } from '../../accounts/master-key.ts'
import { openBackup } from '../../readable/open-backup.ts'
import type { Storage } from '../../storage/storage.ts'
import type { CareTurn } from '../care-task.ts'
import { reporter } from '../healing/report-bad.ts'
import { traceBad } from '../healing/trace-bad.ts'
import type { ShopDone } from '../shop-care.ts'
import { rehearseBackup } from './rehearse-backup.ts'

const DAY_MS = 86_400_000

/** Each shop is rehearsed so often; one without a checked backup is looked at again tomorrow. */
const EVERY_MS = 7 * DAY_MS

/** What rehearsing a shop takes. */
export interface RehearseParts {
  readonly storage: Storage
  readonly masterKey: MasterKey
  readonly log: Logger
}

/**
 * Rehearses the restore of the newest backup of a shop that was found right, and says how it went. An object that is not
 * right is registered and traced, so that the backups that need it show the problem and devices are asked for it.
 */
export async function rehearseShop(
  { storage, masterKey, log }: RehearseParts,
  shop: string,
  turn: CareTurn,
): Promise<ShopDone> {
  const { scrub } = storage.upkeep
  const number = await scrub.newestVerified(shop)
  if (number === undefined) return { due: turn.now() + DAY_MS, problem: null, state: null }
  const last = new LastRead(storage)
  try {
    const backup = await openBackup({ storage: last.storage, masterKey }, shop, number)
    const done = await rehearseBackup(backup, turn.pause)
    return { due: turn.now() + EVERY_MS, problem: null, state: JSON.stringify(done) }
  } catch (error) {
    if (!(error instanceof PosError) || error.retryable) throw error
    log.warn({ shop, number, code: error.code, err: error }, 'the rehearsal of a restore failed')
    if (error.code === 'object_missing' || error.code === 'object_tampered') {
      await last.report(reporter(scrub, shop, number, turn.now))
      await traceBad({ storage: scrub, ...turn }, shop)
    }
    const state = JSON.stringify({ number, records: 0 })
    return { due: turn.now() + DAY_MS, problem: error.code, state }
  }
}

/** A storage that remembers the object that was read last: the one at fault, as each is opened before the next is read. */
class LastRead {
  readonly storage: Storage
  #last: { id: string; sealed: Uint8Array | undefined } | undefined

  constructor(storage: Storage) {
    const object = async (shop: string, id: string) => {
      const sealed = await storage.backups.object(shop, id)
      this.#last = { id, sealed }
      return sealed
    }
    this.storage = { ...storage, backups: { ...storage.backups, object } }
  }

  async report(to: (id: string, sealed: Uint8Array | undefined) => Promise<void>): Promise<void> {
    if (this.#last !== undefined) await to(this.#last.id, this.#last.sealed)
  }
}
