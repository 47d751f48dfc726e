// Knows whether dist/ was built from the sources that are here now.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'

const STAMP = join(ROOT, 'dist', '.built-from')
const SOURCES = ['client', 'shared', 'sw', 'scripts', 'vite.config.ts', 'package-lock.json']

/** True when the last build was made from exactly these sources (by size and time of change, so that it takes milliseconds). */
export function buildIsFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Remembers that dist/ is what these sources give. */
export function markBuilt() {
  writeFileSync(STAMP, fingerprint())
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) add(hash, join(ROOT, source))
  return hash.digest('hex')
}

function add(hash, path) {
  if (!existsSync(path)) return
  const stats = statSync(path)
  if (stats.isDirectory()) {
    for (const name of readdirSync(path).sort()) add(hash, join(path, name))
  } else if (!path.endsWith('.test.ts')) {
    hash.update(`${path.slice(ROOT.length)} ${stats.size} ${Math.round(stats.mtimeMs)}\n`)
  }
}
