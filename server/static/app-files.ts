import { hash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

/** One file of the built app, as it is sent. */
export interface AppFile {
  readonly path: string
  readonly type: string
  readonly etag: string
  /** Its name holds its hash: it never changes. */
  readonly isImmutable: boolean
  /** Encodings that lie ready beside it, best first. */
  readonly encodings: readonly ('br' | 'gzip')[]
}

/** The files of the built app by URL path. Only what was there at the start is ever served. */
export type AppFiles = ReadonlyMap<string, AppFile>

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const SUFFIX = { br: '.br', gzip: '.gz' } as const
const HASHED = /^(\/api\/docs)?\/assets\/.*-[\w-]{8}\.\w+$/

/** Lists the built app in `folder`; an empty list when it was not built. */
export function listAppFiles(folder: string): AppFiles {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const all = new Set(names)
  const files = names
    .filter((path) => TYPES[extname(path)] !== undefined)
    .map((path) => appFile(folder, path, all))
  return new Map(files)
}

function appFile(folder: string, path: string, all: ReadonlySet<string>): [string, AppFile] {
  const url = path.slice(folder.length).replaceAll('\\', '/')
  const encodings = (['br', 'gzip'] as const).filter((encoding) => all.has(path + SUFFIX[encoding]))
  const etag = `"${hash('sha256', readFileSync(path), 'base64url').slice(0, 22)}"`
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  return [url, { path, type, etag, isImmutable: HASHED.test(url), encodings }]
}

/** The path of the file's copy in that encoding. */
export function encodedPath(file: AppFile, encoding: 'br' | 'gzip' | undefined): string {
  return encoding === undefined ? file.path : file.path + SUFFIX[encoding]
}
