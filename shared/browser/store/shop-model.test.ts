import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../snapshot/canonical.ts'
import type { Change, ShopStore } from '../shop-store.ts'
import {
  type TestDevice,
  invoice,
  newTestDevice,
  newTestLocks,
  record,
  rootFromScratch,
  write,
} from './test-shop.ts'

type Collection = 'kaka_loans' | 'invoices' | 'categories'
const COLLECTIONS: readonly Collection[] = ['kaka_loans', 'invoices', 'categories']
const CUSTOMERS = ['c1', 'c2', 'c3'] as const

/** The plain model: what the shop must read back, as canonical texts by id. */
type Model = Record<Collection, Map<string, string>>

/** Ids whose order by UTF-16 code units differs from the order by code points or locale. */
const ids = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((n) => `r${n}`),
  fc.constantFrom('\uFF41', '\u{1F600}', 'é', 'Z', 'a', 'ق', '\uE000', 'r1\u0001', '﷽'),
)
const edit = fc.record({
  collection: fc.constantFrom(...COLLECTIONS),
  id: ids,
  kind: fc.constantFrom('put', 'put', 'put', 'delete' as const),
  size: fc.constantFrom(0, 20, 400, 2_500, 9_000),
  value: fc.nat({ max: 5 }),
})
type EditStep = typeof edit extends fc.Arbitrary<infer T> ? T : never

const edits = fc.uniqueArray(edit, {
  minLength: 1,
  maxLength: 12,
  selector: ({ collection, id }) => `${collection} ${id}`,
})
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), edits }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const), force: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('kill-cut' as const), at: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('cut-beside' as const),
      at: fc.integer({ min: 1, max: 5 }),
      edits,
      alsoCuts: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      collection: fc.constantFrom(...COLLECTIONS),
      after: fc.option(ids, { nil: undefined }),
      from: fc.option(ids, { nil: undefined }),
      to: fc.option(ids, { nil: undefined }),
      limit: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      reverse: fc.boolean(),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function changeOf({ collection, id, kind, size, value }: EditStep): Change {
  if (kind === 'delete') return { collection, id, value: null }
  const pad = 'x'.repeat(size)
  if (collection === 'invoices') {
    const customerId = CUSTOMERS[value]
    return invoice(id, {
      note: pad,
      at: 1_760_000_000_000 + value,
      ...(customerId === undefined ? {} : { customerId }),
    })
  }
  return record(id, { name: `n${value}`, pad }, collection)
}

class Run {
  readonly model: Model = { kaka_loans: new Map(), invoices: new Map(), categories: new Map() }
  readonly device: TestDevice
  store: ShopStore

  private constructor(device: TestDevice, store: ShopStore) {
    this.device = device
    this.store = store
  }

  static async start(): Promise<Run> {
    const device = await newTestDevice()
    return new Run(device, await device.open())
  }

  async write(store: ShopStore, list: readonly EditStep[]): Promise<void> {
    const changes = list.map(changeOf)
    await write(store, ...changes)
    for (const { collection, id, value } of changes) {
      const records = this.model[collection as Collection]
      if (value === null) records.delete(id)
      else records.set(id, canonicalText(value))
    }
  }

  async do(next: Step): Promise<void> {
    switch (next.do) {
      case 'write':
        return this.write(this.store, next.edits)
      case 'cut':
        return this.cut(next.force)
      case 'kill-cut':
        return this.killCut(next.at)
      case 'cut-beside':
        return this.cutBeside(next)
      case 'reopen':
        return this.reopen()
      case 'read':
        return this.read(next)
    }
  }

  async cut(force: boolean): Promise<void> {
    const { root } = await this.store.cut({ trigger: 'auto', force })
    expect(root).toBe(await rootFromScratch(this.device.keys, this.model))
    expect(await this.store.hotSize()).toMatchObject({ rows: 0, bytes: 0 })
  }

  /** Killed before a step: nothing of the cut is there (or all of it, after the last), and the app starts again. */
  async killCut(at: number): Promise<void> {
    const kill = (step: number): void => {
      if (step === at) throw new Error('killed')
    }
    await this.store.cut({ trigger: 'auto', force: true, onStep: kill }).catch((error: unknown) => {
      expect(error).toEqual(new Error('killed'))
    })
    await this.reopen()
  }

  /** A second tab writes, or even cuts without the lock, while this one is before a step. */
  async cutBeside({
    at,
    edits: list,
    alsoCuts,
  }: {
    at: number
    edits: readonly EditStep[]
    alsoCuts: boolean
  }): Promise<void> {
    const other = await this.device.open({ locks: newTestLocks() })
    let isFirst = true
    await this.store.cut({
      trigger: 'auto',
      onStep: async (step) => {
        if (step !== at || !isFirst) return
        isFirst = false
        await this.write(other, list)
        if (alsoCuts) await other.cut({ trigger: 'auto' })
      },
    })
    other.close()
  }

  async reopen(): Promise<void> {
    this.store.close()
    this.store = await this.device.open()
  }

  async read(next: Extract<Step, { do: 'read' }>): Promise<void> {
    const { collection, do: _, ...options } = next
    const { after, from, to, limit, reverse } = options
    const wanted = [...this.model[collection].keys()]
      .filter((id) => (from === undefined || id >= from) && (to === undefined || id <= to))
      .filter((id) => after === undefined || (reverse ? id < after : id > after))
      .sort()
    if (reverse) wanted.reverse()
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
    const found = await this.store.range(collection, given)
    expect(found.map(({ id }) => id)).toEqual(wanted.slice(0, limit))
  }

  /** Everything reads back as the model, by every way of reading. */
  async check(): Promise<void> {
    for (const collection of COLLECTIONS) {
      const texts = [...this.model[collection]].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
      expect((await this.store.range(collection)).map((value) => canonicalText(value))).toEqual(texts)
      expect(await this.store.count(collection)).toBe(texts.length)
      const asked = [...this.model[collection].keys(), 'nobody']
      const got = await this.store.getMany(collection, asked)
      expect(got.map((value) => (value === undefined ? undefined : canonicalText(value)))).toEqual(
        asked.map((id) => this.model[collection].get(id)),
      )
    }
    for (const customer of CUSTOMERS) {
      const wanted = [...this.model.invoices.values()].filter((text) =>
        text.includes(`"customerId":"${customer}"`),
      )
      const { records, indexing } = await this.store.lookup('invoices_by_customer', [customer])
      expect(indexing).toBe(false)
      expect(records.map((value) => canonicalText(value)).sort()).toEqual(wanted.sort())
    }
    await this.cut(false)
  }
}

describe('the store and a plain model', () => {
  it('engine 1–6, 10, 12, 13: any writes, cuts, kills, other tabs and reopenings read back as the model, with the root from scratch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 22 }), async (steps) => {
        const run = await Run.start()
        try {
          for (const next of steps) await run.do(next)
          await run.check()
          await run.reopen()
          await run.check()
        } finally {
          run.device.close()
        }
      }),
      { numRuns: 40 },
    )
  })

  it('engine 10, 12: the root does not depend on the order of writes and cuts', async () => {
    const orders = fc.shuffledSubarray(
      Array.from({ length: 90 }, (_, index) => index),
      { minLength: 90 },
    )
    await fc.assert(
      fc.asyncProperty(
        orders,
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        async (order, cuts) => {
          const run = await Run.start()
          try {
            for (let part = 0; part < 9; part += 1) {
              const list = order
                .slice(part * 10, part * 10 + 10)
                .map((n) => record(`r${n}`, { pad: 'y'.repeat((n * 53) % 1_900) }))
              await write(run.store, ...list)
              if (cuts[part] === true) await run.store.cut({ trigger: 'auto' })
            }
            const all = order.map(
              (n) =>
                [
                  `r${n}`,
                  canonicalText(record(`r${n}`, { pad: 'y'.repeat((n * 53) % 1_900) }).value),
                ] as const,
            )
            const { root } = await run.store.cut({ trigger: 'auto' })
            expect(root).toBe(await rootFromScratch(run.device.keys, { kaka_loans: new Map(all) }))
          } finally {
            run.device.close()
          }
        },
      ),
      { numRuns: 10 },
    )
  })
})
