import { AUDIT_DAYS } from '../../../shared/api/audit.ts'
import { idFloor } from '../../../shared/ids.ts'
import type { CareTask, CareTurn } from '../../backups/care-task.ts'
import type { Storage } from '../../storage/storage.ts'

const DAY_MS = 86_400_000

const KEPT_MS = AUDIT_DAYS * DAY_MS

/** So many acts are removed in one transaction, so many shops are asked for at once. */
const AT_ONCE = 500

/** Removes old acts of all shops, once a day. */
export function pruneAudit(storage: Pick<Storage, 'audit' | 'retention'>): CareTask {
  return { name: 'audit', everyMs: DAY_MS, run: (turn) => prune(storage, turn) }
}

async function prune(
  { audit, retention }: Pick<Storage, 'audit' | 'retention'>,
  { now, pause }: CareTurn,
): Promise<string | null> {
  const before = idFloor(now() - KEPT_MS)
  let shops = await retention.shopsAfter('', AT_ONCE)
  while (shops.length > 0) {
    for (const shop of shops) {
      do await pause()
      while ((await audit.prune(shop, before, AT_ONCE)) === AT_ONCE)
    }
    shops = await retention.shopsAfter(shops.at(-1) ?? '', AT_ONCE)
  }
  return null
}
