import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { CatchUp, Change, ShopStore } from '../shop-store.ts'
import { GenerationDb } from './generation-db.ts'
import { newTestDevice, record, write } from './test-shop.ts'

const NAMES = ['kaka_loans', 'kaka_users'] as const
type Memory = Record<string, Map<string, object>>

/** What a memory set does with what it is told, as `CatchUp` promises. */
function apply(memory: Memory, { replaced, changes }: Pick<CatchUp, 'replaced' | 'changes'>): void {
  for (const { collection, after, upTo, records } of replaced) {
    const map = memory[collection] ?? new Map<string, object>()
    for (const id of map.keys())
      if ((after === undefined || id > after) && (upTo === undefined || id <= upTo)) map.delete(id)
    for (const value of records) map.set(value.id, value)
  }
  for (const { collection, id, value } of changes) {
    if (value === null) memory[collection]?.delete(id)
    else memory[collection]?.set(id, value)
  }
}

async function load(store: ShopStore): Promise<Memory> {
  const memory: Memory = {}
  for (const name of NAMES)
    memory[name] = new Map((await store.range(name)).map((value) => [value.id, value]))
  return memory
}

const sorted = (memory: Memory): unknown =>
  NAMES.map((name) => [...(memory[name] ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)))

const edit = fc.record({
  name: fc.constantFrom(...NAMES),
  n: fc.nat({ max: 40 }),
  size: fc.constantFrom(10, 1_500, 6_000),
  gone: fc.boolean(),
})
const step = fc.oneof(
  { weight: 3, arbitrary: fc.array(edit, { minLength: 1, maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constant('cut' as const) },
  { weight: 2, arbitrary: fc.constant('catch up' as const) },
)

describe('catching up', () => {
  it('engine 5: a memory set that catches up from its mark holds what the store holds, whatever was cut meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (steps) => {
        const device = await newTestDevice()
        const [writer, reader] = [await device.open(), await device.open()]
        try {
          let mark = await reader.mark(NAMES)
          const memory = await load(reader)
          for (const next of [...steps, 'catch up' as const]) {
            if (next === 'cut') await writer.cut({ trigger: 'auto' })
            else if (next === 'catch up') {
              const news = await reader.changesSince(mark, NAMES)
              apply(memory, news)
              mark = news.mark
            } else {
              const changes = new Map<string, Change>()
              for (const { name, n, size, gone } of next) {
                const change = record(`r${n}`, { pad: `${size}`.repeat(size / 5) }, name)
                changes.set(`${name} ${n}`, gone ? { ...change, value: null } : change)
              }
              await write(writer, ...changes.values())
            }
          }
          expect(sorted(memory)).toEqual(sorted(await load(reader)))
        } finally {
          device.close()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('engine 5: without a cut only what changed is told, and nothing when nothing did', async () => {
    const device = await newTestDevice()
    const store = await device.open()
    await write(store, record('a'), record('b'))
    const mark = await store.mark(NAMES)
    expect(await store.changesSince(mark, NAMES)).toMatchObject({ replaced: [], changes: [] })
    await write(store, record('b', { n: 1 }), record('c'))
    const { replaced, changes } = await store.changesSince(mark, NAMES)
    expect([replaced, changes.map(({ id }) => id)]).toEqual([[], ['b', 'c']])
    device.close()
  })

  it('engine 5: after a cut only leaves that changed are read again', async () => {
    const device = await newTestDevice()
    const store = await device.open()
    const all = Array.from({ length: 40 }, (_, n) =>
      record(`r${String(n).padStart(3, '0')}`, { pad: 'x'.repeat(9_000) }),
    )
    await write(store, ...all)
    await store.cut({ trigger: 'auto' })
    const mark = await store.mark(NAMES)
    await write(store, record('r020', { n: 1 }))
    await store.cut({ trigger: 'auto' })
    const { replaced } = await store.changesSince(mark, NAMES)
    const told = replaced.flatMap(({ records }) => records.map(({ id }) => id))
    expect(told).toContain('r020')
    expect(told.length).toBeLessThan(20)
    device.close()
  })

  it('engine 2, 5: more than 64 changed leaves are read in several transactions, also when a cut comes in between', async () => {
    const device = await newTestDevice()
    const store = await device.open()
    const all = (fields: object): Change[] =>
      Array.from({ length: 90 }, (_, n) =>
        record(`r${String(n).padStart(3, '0')}`, { pad: 'x'.repeat(66_000), ...fields }),
      )
    await write(store, ...all({ n: 1 }))
    await store.cut({ trigger: 'auto' })
    const mark = await store.mark(NAMES)
    const memory = await load(store)
    await write(store, ...all({ n: 2 }))
    await store.cut({ trigger: 'auto' })
    const run = Reflect.get(GenerationDb.prototype, 'run')
    const other = await device.open()
    let parts = 0
    vi.spyOn(GenerationDb.prototype, 'run').mockImplementation(async function (this: GenerationDb, ...args) {
      parts += args[0].join() === 'hot,cold,nodes,meta' && args[1] === 'read' ? 1 : 0
      if (parts === 2) {
        parts += 1
        await write(other, { ...record('r000'), value: null })
        await other.cut({ trigger: 'auto' })
      }
      return run.apply(this, args)
    })
    const news = await store.changesSince(mark, NAMES)
    vi.restoreAllMocks()
    apply(memory, news)
    expect(sorted(memory)).toEqual(sorted(await load(store)))
    expect(parts).toBeGreaterThan(5)
    device.close()
  })
})
