import { Hono, type Context } from 'hono'
import { FileName, type CreateFilesAnswer, type FilesAnswer, type FileRow } from '../../shared/api/files.ts'
import { PosError } from '../../shared/errors.ts'
import type { FileJobs } from '../files/file-jobs.ts'
import { deleteFile, listFiles, pathOfFile, sizeOf } from '../files/list-files.ts'
import { fileChunks } from '../files/read-file.ts'
import { verifyFile } from '../files/verify-file.ts'
import type { AppEnv } from '../http/app-env.ts'
import { ownerAuth } from '../http/owner-auth.ts'

/** How much of a file waits for a slow reader. */
const PIECE_BYTES = 262_144

/**
 * The backup files of a shop: create, list, download, verify, delete. Only the owner may, and only for the shop of the
 * token: no path, query or body names another.
 */
export function fileRoutes(jobs: FileJobs): Hono<AppEnv> {
  const { parts } = jobs
  const routes = new Hono<AppEnv>()
  for (const path of ['/backup/create', '/files', '/files/*']) routes.use(path, ownerAuth(parts.now))

  routes.post('/backup/create', async (c) => {
    const { files, statistics, problem } = await jobs.create(c.get('device').shopId)
    if (statistics === null) throw new Error('files of a shop have statistics')
    const answer: CreateFilesAnswer = {
      files: files.map(({ name, bytes, sha256, verifiedAt }) => ({ name, bytes, sha256, verifiedAt })),
      statistics,
      problem,
    }
    return c.json(answer, 201)
  })

  routes.get('/files', async (c) => {
    const { shopId } = c.get('device')
    const { files, foreign } = await listFiles(parts, shopId)
    const answer: FilesAnswer = { files: [...files], foreign: [...foreign], ...(await jobs.state(shopId)) }
    return c.json(answer)
  })

  routes.get('/files/:name', (c) => {
    const name = nameOf(c)
    const path = pathOfFile(parts, c.get('device').shopId, name)
    return c.body(piecesOf(path), 200, {
      'Content-Type': name.endsWith('.json') ? 'application/json' : 'application/octet-stream',
      'Content-Length': String(sizeOf(path) ?? 0),
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })

  routes.post('/files/:name/verify', async (c) => {
    const answer: FileRow = await verifyFile(parts, c.get('device').shopId, nameOf(c))
    return c.json(answer)
  })

  routes.delete('/files/:name', async (c) => {
    await deleteFile(parts, c.get('device').shopId, nameOf(c))
    return c.body(null, 204)
  })

  return routes
}

function nameOf(c: Context<AppEnv>): string {
  const parsed = FileName.safeParse(c.req.param('name'))
  if (parsed.success) return parsed.data
  throw new PosError('not_found', 'the shop has no such file', { field: 'name' })
}

function piecesOf(path: string): ReadableStream<Uint8Array> {
  const pieces = fileChunks(path, PIECE_BYTES)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await pieces.return()
      },
    },
    { highWaterMark: 1 },
  )
}
