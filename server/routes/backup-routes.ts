import { Hono, type Context } from 'hono'
import {
  BackupsQuery,
  FetchRequest,
  SnapshotRef,
  StatusQuery,
  type BackupStatusAnswer,
  type BackupsAnswer,
} from '../../shared/api/backups.ts'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { UNDELETE_MS } from '../../shared/api/retention.ts'
import { PosError } from '../../shared/errors.ts'
import { utf8 } from '../../shared/snapshot/bytes.ts'
import { encodeFrames } from '../../shared/snapshot/frames.ts'
import { toBackupRow } from '../backups/backup-row.ts'
import { STREAM_BYTES, objectStream } from '../backups/object-stream.ts'
import type { AppEnv } from '../http/app-env.ts'
import { parseWith, readJson, readQuery } from '../http/read-body.ts'
import { waitingReport } from '../http/waiting-report.ts'
import type { BackupsFilter } from '../storage/programs/list-backups.ts'
import type { AccountStorage, Storage } from '../storage/storage.ts'

/** Reading backups: heartbeat, list, manifest, objects. Every request here has a living token. */
export function backupRoutes({ backups, accounts }: Storage, now: () => number): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.get('/status', async (c) => {
    const { lineage } = readQuery(c, StatusQuery)
    const { shopId, deviceId, name } = c.get('device')
    const { head, movedTo } = await backups.heartbeat(shopId, deviceId, lineage, now(), waitingReport(c))
    const answer: BackupStatusAnswer = {
      head: head?.snapshot_id ?? null,
      number: head?.number ?? null,
      root: head?.root ?? null,
      storedAt: head?.received_at ?? null,
      checkedAt: head?.verified_at ?? null,
      problem: head?.problem ?? null,
      deviceName: name,
      ...(movedTo === undefined ? {} : { movedTo }),
    }
    return c.json(answer)
  })

  routes.post('/objects/fetch', async (c) => {
    const { ids } = await readJson(c, FetchRequest)
    const { shopId } = c.get('device')
    const onEnd = await c.get('memory').borrow(STREAM_BYTES)
    const read = (id: string) => backups.object(shopId, id)
    const giveUp = () => void c.env?.outgoing?.destroy()
    const idleMs = c.get('limits').readerIdleMs
    return frames(c, objectStream(ids, { read, idleMs, giveUp, onEnd }))
  })

  routes.get('/', async (c) => {
    const filter = filterOf(readQuery(c, BackupsQuery), now())
    const { shopId } = c.get('device')
    const rows = await backups.list(shopId, filter)
    const names = await deviceNames(accounts, shopId)
    const last = rows.length === filter.limit ? rows.at(-1) : undefined
    const answer: BackupsAnswer = {
      backups: rows.map((row) => toBackupRow(row, names)),
      next: last?.number ?? null,
    }
    return c.json(answer)
  })

  routes.get('/:snapshotId', async (c) => {
    const snapshotId = parseWith(SnapshotRef, c.req.param('snapshotId'))
    const { shopId } = c.get('device')
    const row = await backups.bySnapshot(shopId, snapshotId)
    const isThere = row !== undefined && row.deleted_at === null
    const manifest = isThere ? await backups.manifest(shopId, row.number) : undefined
    if (row === undefined || manifest === undefined) {
      throw new PosError('not_found', 'the shop has no such backup', { field: 'snapshotId' })
    }
    const header = utf8(JSON.stringify(toBackupRow(row, await deviceNames(accounts, shopId))))
    const body = new Uint8Array(manifest)
    return frames(
      c,
      encodeFrames([
        { kind: 'header', body: header },
        { kind: 'manifest', id: row.manifest_id, body },
      ]),
    )
  })

  return routes
}

/** Of the deleted ones only those that can still be brought back. */
function filterOf(query: BackupsQuery, now: number): BackupsFilter {
  const { before = Number.MAX_SAFE_INTEGER, deleted, pinned, ...rest } = query
  return {
    ...rest,
    before,
    deletedAfter: deleted === undefined ? undefined : now - UNDELETE_MS,
    pinned: pinned === undefined ? undefined : true,
  }
}

async function deviceNames(accounts: AccountStorage, shop: string): Promise<Map<string, string>> {
  return new Map((await accounts.devices(shop)).map((row) => [row.device_id, row.name]))
}

function frames(c: Context<AppEnv>, body: Uint8Array<ArrayBuffer> | ReadableStream): Response {
  return c.body(body, 200, { 'Content-Type': FRAMES_TYPE })
}
