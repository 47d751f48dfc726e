import { Hono, type Context } from 'hono'
import { OLD_UPLOAD_MAX, type OldUploadAnswer } from '../../shared/api/old-upload.ts'
import { PosError } from '../../shared/errors.ts'
import type { AppEnv } from '../http/app-env.ts'
import { bodyPieces } from '../http/body-pieces.ts'
import { spool, tooLarge, type FileSource } from '../old-upload/file-source.ts'
import { storeOldBackup, type StoredUpload } from '../old-upload/store-old-backup.ts'
import type { UploadParts } from '../old-upload/upload-target.ts'

/** What the route of old backups is built from. */
export interface OldUploadRoutesParts extends UploadParts {
  /** Where an upload waits while it is read; nothing stays there. */
  readonly uploadDir: string
  /** Called after each new backup is on disk. */
  readonly onCommitted: () => void
}

const RETRY_S = 30

/**
 * `POST /api/backup`: an old backup file becomes a backup that devices can restore. Each shop sends one at a time, and of
 * those that have arrived one is read after the other, because each takes memory and work by its size. Every request here
 * is the owner's.
 */
export function oldUploadRoutes(parts: OldUploadRoutesParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  const sending = new Set<string>()
  let turn: Promise<unknown> = Promise.resolve()
  routes.post('/backup', async (c) => {
    const { shopId } = c.get('device')
    if (sending.has(shopId)) throw busy()
    sending.add(shopId)
    try {
      const source = await receive(c, parts.uploadDir)
      try {
        const stored = turn.then(() => storeOldBackup(parts, shopId, source))
        turn = stored.catch(() => undefined)
        return answer(c, parts, await stored)
      } finally {
        await source.close()
      }
    } finally {
      sending.delete(shopId)
    }
  })
  return routes
}

function answer(c: Context<AppEnv>, parts: OldUploadRoutesParts, stored: StoredUpload): Response {
  const { backup, isNew, kind, root, records, sections, madeAt, keptFrom } = stored
  if (backup === null) throw new PosError('internal', 'nothing was stored')
  if (isNew) parts.onCommitted()
  const body: OldUploadAnswer = {
    ...backup,
    root,
    kind,
    records,
    sections: { ...sections },
    madeAt,
    keptFrom,
  }
  return c.json(body, isNew ? 201 : 200)
}

/** The body in a file without a name. Throws `body_too_large`, `bad_request`, `network`. */
async function receive(c: Context<AppEnv>, folder: string): Promise<FileSource> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new PosError('bad_request', 'send application/json', { field: 'content-type' })
  const length = c.req.header('content-length')
  if (length !== undefined && !(Number(length) <= OLD_UPLOAD_MAX)) throw tooLarge(OLD_UPLOAD_MAX)
  return spool(bodyPieces(c, c.get('limits')), folder, OLD_UPLOAD_MAX)
}

function busy(): PosError {
  return new PosError('server_busy', 'another old backup of this shop is being read', {
    hint: 'Try again in a moment.',
    retryable: true,
    values: { retryAfterS: RETRY_S },
  })
}
