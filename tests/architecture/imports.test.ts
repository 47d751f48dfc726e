import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { filesOf, readTree } from './read-tree.ts'
import { RULES } from './rules.ts'

const root = resolve(import.meta.dirname, '../..')

describe('who imports whom', () => {
  it('keeps every rule of the map, and reads every file of the tree', async () => {
    const result = await readTree(root, RULES)
    const broken = result.summary.violations.map((found) => `${found.rule.name}: ${found.from} → ${found.to}`)
    expect(broken).toEqual([])
    const read = new Set(result.modules.map((module) => module.source))
    expect(filesOf(root).filter((file) => !read.has(file))).toEqual([])
    const imports = result.modules.reduce((sum, module) => sum + module.dependencies.length, 0)
    expect(imports).toBeGreaterThan(filesOf(root).length)
  })
})

/** A breach of each rule, planted in a tree of its own: the rule must see it. */
const BREACHES: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['shared-stands-alone', 'shared/a.ts', 'shared/browser/b.ts'],
  ['browser-knows-shared-only', 'shared/browser/a.ts', 'client/b.ts'],
  ['client-knows-no-server', 'client/a.ts', 'server/b.ts'],
  ['worker-knows-no-page', 'client/worker/a.ts', 'client/data/b.ts'],
  ['sw-knows-no-page', 'sw/a.ts', 'client/b.ts'],
  ['i18n-knows-words-only', 'client/i18n/a.ts', 'client/data/b.ts'],
  ['server-knows-shared-only', 'server/a.ts', 'shared/browser/b.ts'],
  ['ui-knows-no-data', 'client/ui/a.ts', 'client/data/b.ts'],
  ['data-knows-no-elements', 'client/data/a.ts', 'client/ui/b.ts'],
  ['pages-stay-apart', 'client/pages/sale/a.ts', 'client/pages/items/b.ts'],
  ['parts-know-no-page', 'client/parts/a.ts', 'client/pages/sale/b.ts'],
  ['main-constructs', 'server/a.ts', 'server/main.ts'],
  ['shared-has-no-node', 'shared/a.ts', 'node:fs'],
  ['shared-has-no-database', 'client/a.ts', 'idb'],
  ['sql-in-storage-only', 'server/a.ts', 'kysely'],
]

describe('the rules themselves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sonic-rules-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(BREACHES)('%s is seen when %s imports %s', async (rule, from, to) => {
    const tree = mkdtempSync(join(folder, 'tree-'))
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    cpSync(join(root, 'package.json'), join(tree, 'package.json'))
    const isFile = to.endsWith('.ts')
    if (isFile) plant(tree, to, 'export const b = 1\n')
    plant(tree, from, `import * as b from '${isFile ? relativeTo(from, to) : to}'\nexport const a = b\n`)
    const { summary } = await readTree(tree, RULES)
    expect(summary.violations.map((found) => found.rule.name)).toContain(rule)
  })

  it('a cycle is seen', async () => {
    const tree = mkdtempSync(join(folder, 'tree-'))
    plant(tree, 'shared/a.ts', "import { b } from './b.ts'\nexport const a: number = b\n")
    plant(tree, 'shared/b.ts', "import { a } from './a.ts'\nexport const b: number = a\n")
    const { summary } = await readTree(tree, RULES)
    expect(summary.violations.map((found) => found.rule.name)).toContain('no-cycles')
  })
})

function plant(tree: string, file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}

function relativeTo(from: string, to: string): string {
  return `${'../'.repeat(from.split('/').length - 1)}${to}`
}
