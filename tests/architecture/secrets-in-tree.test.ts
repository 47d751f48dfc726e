import { globSync, readFileSync } from 'node:fs'
import { basename, join, matchesGlob } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOMS } from './read-tree.ts'

const ROOT = join(import.meta.dirname, '../..')

interface Pattern {
  readonly text: string
  readonly isFolder: boolean
}

const PATTERNS: readonly Pattern[] = readFileSync(join(ROOT, '.gitignore'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ text: line.replace(/\/$/, ''), isFolder: line.endsWith('/') }))

/** As git reads a pattern: with a slash in front from the root, else by name; with one at the end for folders only. */
function isIgnored(path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  const parents = folders.map((_, index) => folders.slice(0, index + 1).join('/'))
  return PATTERNS.some(({ text, isFolder }) =>
    [...parents, ...(isFolder ? [] : [path])].some((each) =>
      text.startsWith('/') ? matchesGlob(each, text.slice(1)) : matchesGlob(basename(each), text),
    ),
  )
}

describe('S10: secrets and data stay out of the repository', () => {
  it.each([
    '.env',
    '.env.production',
    'deploy/.env',
    'data/sonic.sqlite',
    'data/sonic.sqlite-wal',
    'data/master.key',
    'data/lan/authority.pem',
    'data/backups/sonic_backup_2026-01-01_00-00-00.json',
    'elsewhere/sonic.sqlite',
    'master.key',
    'key.pem',
    'server.log',
  ])('%s is ignored', (path) => expect(isIgnored(path)).toBe(true))

  it.each(['server/config.ts', 'deploy/compose.yaml', 'server/backups/check-job.ts', 'docs/operating.md'])(
    '%s is not',
    // `backups/` is a folder of the sources too
    (path) => expect(isIgnored(path)).toBe(false),
  )

  it('no file of the tree is one, or holds a private key', () => {
    const files = [...ROOMS, 'tests', 'deploy', 'docs', 'scripts'].flatMap((room) =>
      globSync(`${room}/**/*.*`, { cwd: ROOT, exclude: ['**/node_modules'] }),
    )
    expect(files.length).toBeGreaterThan(500)
    const secret = /(^|\/)\.env|\.(sqlite|db|pem|key|p12|age)(-|$)|(^|\/)sonic_(backup|db)_/
    expect(files.filter((file) => secret.test(file))).toEqual([])
    const key = /BEGIN [A-Z ]*PRIVATE KEY/
    const holding = files.filter(
      (file) =>
        /\.(ts|mjs|json|md|yaml|service)$/.test(file) && key.test(readFileSync(join(ROOT, file), 'utf8')),
    )
    expect(holding).toEqual([])
  })
})
