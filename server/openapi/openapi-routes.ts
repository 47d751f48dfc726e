import { Hono, type Context } from 'hono'
import { PosError } from '../../shared/errors.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AppFiles } from '../static/app-files.ts'
import { sendFile } from '../static/app-routes.ts'
import { ALL_ROUTES } from './all-routes.ts'
import { buildDocument } from './build-document.ts'

/** What the document's routes are built from. */
export interface OpenApiRoutesParts {
  readonly version: string
  /** The built app; the page that shows the document is among them. */
  readonly files: AppFiles
}

/**
 * `GET /openapi.json`: what this server can be asked, made when it is asked for the first time, then kept. `GET /docs`: a
 * page that shows it, with its own files below.
 */
export function openApiRoutes({ version, files }: OpenApiRoutesParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  let text: string | undefined
  routes.get('/openapi.json', (c) => {
    text ??= JSON.stringify(buildDocument(ALL_ROUTES, version))
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })

  routes.get('/docs', (c) => send(c, files, '/api/docs/index.html'))

  routes.get('/docs/*', (c) => send(c, files, c.req.path))

  return routes
}

async function send(c: Context<AppEnv>, files: AppFiles, path: string): Promise<Response> {
  const file = files.get(path)
  if (file !== undefined) return sendFile(c, file)
  throw new PosError('not_found', 'there is nothing here', {
    hint:
      files.size === 0 ? 'The app is not built: run npm run build, then start again.' : 'Look at /api/docs.',
  })
}
