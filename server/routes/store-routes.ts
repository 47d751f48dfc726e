import { Hono, type Context } from 'hono'
import { NegotiateRequest, type CommitAnswer, type PutObjectsAnswer } from '../../shared/api/sending.ts'
import { PosError } from '../../shared/errors.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { parseCommit } from '../backups/commit-request.ts'
import { incomingObject } from '../backups/incoming-object.ts'
import type { AppEnv } from '../http/app-env.ts'
import { errorAnswer } from '../http/error-answer.ts'
import { readFrames, readJson } from '../http/read-body.ts'
import { waitingReport } from '../http/waiting-report.ts'
import type { CommitRequest, CommitResult } from '../storage/programs/commit.ts'
import type { IncomingObject } from '../storage/programs/store-objects.ts'
import { quotaExceeded } from '../storage/quota-error.ts'
import type { BackupStorage } from '../storage/storage.ts'

/** What the storing routes are built from. */
export interface StoreRoutesParts {
  readonly backups: BackupStorage
  readonly now: () => number
  /** Called after each new backup is on disk. */
  readonly onCommitted: () => void
  /** How many bytes each shop may store that has no quota of its own. */
  readonly shopQuotaBytes?: number | undefined
}

/** Writing backups: have/want, objects, then the commit. Every request here has a living token. */
export function storeRoutes(parts: StoreRoutesParts): Hono<AppEnv> {
  const { backups, now, onCommitted, shopQuotaBytes } = parts
  const routes = new Hono<AppEnv>()

  routes.post('/negotiate', async (c) => {
    const { ids } = await readJson(c, NegotiateRequest)
    return c.json(await backups.negotiate(c.get('device').shopId, ids, now()))
  })

  routes.put('/objects', async (c) => {
    const answers = (await readFrames(c)).map(readObject)
    const good = answers.flatMap((answer) => ('object' in answer ? [answer.object] : []))
    const { shopId, quotaBytes } = c.get('device')
    const isNew = await backups.putObjects(shopId, good, now(), quotaBytes ?? shopQuotaBytes)
    const stored = isNew[Symbol.iterator]()
    const objects = answers.map((answer) => {
      if (!('object' in answer)) return { id: answer.id, status: 'error' as const, code: answer.code }
      return {
        id: answer.object.id,
        status: stored.next().value === true ? ('stored' as const) : ('have' as const),
      }
    })
    return c.json({ objects } satisfies PutObjectsAnswer)
  })

  routes.post('/', async (c) => {
    const device = c.get('device')
    const quotaBytes = device.quotaBytes ?? shopQuotaBytes
    const waiting = waitingReport(c)
    const request = { ...parseCommit(await readFrames(c), device, now()), quotaBytes, waiting }
    const result = await backups.commit(request)
    if (result.kind === 'stored') onCommitted()
    return commitAnswer(c, request, result)
  })

  return routes
}

function readObject(frame: Frame): { object: IncomingObject } | { id: string; code: string } {
  try {
    return { object: incomingObject(frame) }
  } catch (error) {
    if (error instanceof PosError) return { id: frame.id ?? '', code: error.code }
    throw error
  }
}

function commitAnswer(c: Context<AppEnv>, { header }: CommitRequest, result: CommitResult): Response {
  switch (result.kind) {
    case 'stored':
    case 'same': {
      const { backup, movedTo } = result
      const answer: CommitAnswer = {
        number: backup.number,
        snapshotId: header.snapshotId,
        root: header.root,
        storedAt: backup.received_at,
        checkedAt: backup.verified_at,
        ...(movedTo === undefined ? {} : { movedTo }),
      }
      return c.json(answer, result.kind === 'stored' ? 201 : 200)
    }
    case 'missing_objects': {
      const error = new PosError('missing_objects', 'objects under the root are not there', {
        hint: 'Send the missing objects and commit again.',
      })
      return errorAnswer(c, error, { missing: [...result.missing] })
    }
    case 'head_moved': {
      const error = new PosError('head_moved', 'the lineage has another head than expected', {
        hint: 'Look at the head: adopt it, commit on it, or become a device of your own.',
      })
      return errorAnswer(c, error, { head: result.head })
    }
    case 'quota_exceeded':
      throw quotaExceeded(result)
    case 'key_replaced':
    case 'shop_mismatch':
      throw new PosError(result.kind, 'the backup is not of the key that the shop has now', {
        field: 'keyEpoch',
        hint: 'Sign in again on this device.',
      })
    case 'snapshot_conflict':
      throw new PosError('snapshot_conflict', 'another backup was stored under this snapshot id', {
        field: 'snapshotId',
        hint: 'Cut anew.',
      })
  }
}
