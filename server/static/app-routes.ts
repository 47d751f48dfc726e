import { readFile } from 'node:fs/promises'
import { Hono, type Context } from 'hono'
import { PosError } from '../../shared/errors.ts'
import type { AppEnv } from '../http/app-env.ts'
import { encodedPath, type AppFile, type AppFiles } from './app-files.ts'

/**
 * Serves the built app: compressed copies where the browser takes them, files with a hash in their name for ever, all
 * others asked for each time; and index.html for every page that the app's own router knows.
 */
export function appRoutes(files: AppFiles): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('*', async (c) => {
    const file = files.get(c.req.path) ?? (isNavigation(c) ? files.get('/index.html') : undefined)
    if (file === undefined) throw notFound(files.size === 0)
    return sendFile(c, file)
  })
  return routes
}

/** The file, or 304 when the browser has it; compressed where it takes that. */
export async function sendFile(c: Context<AppEnv>, file: AppFile): Promise<Response> {
  const accepted = (c.req.header('accept-encoding') ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim())
  const encoding = file.encodings.find((each) => accepted.includes(each))
  const etag = encoding === undefined ? file.etag : `${file.etag.slice(0, -1)}-${encoding}"`
  c.header('Content-Type', file.type)
  c.header('Cache-Control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('ETag', etag)
  c.header('Vary', 'Accept-Encoding')
  if (encoding !== undefined) c.header('Content-Encoding', encoding)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  return c.body(new Uint8Array(await readFile(encodedPath(file, encoding))))
}

/** A page is opened: the browser asks for HTML, at a path that is no file and no API. The root is one for whoever asks. */
function isNavigation(c: Context<AppEnv>): boolean {
  const { path } = c.req
  if (path === '/') return true
  const isFile = path.slice(path.lastIndexOf('/')).includes('.')
  return !isFile && !path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')
}

function notFound(isUnbuilt: boolean): PosError {
  return new PosError('not_found', 'there is nothing here', {
    hint: isUnbuilt ? 'The app is not built: run npm run build, then start again.' : 'Check the address.',
  })
}
