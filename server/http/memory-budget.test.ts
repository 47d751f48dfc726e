import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GrowingBytes } from './growing-bytes.ts'
import { MemoryBudget, type Release } from './memory-budget.ts'

const LIMITS = {
  memoryBytes: 100,
  reservedBytes: 30,
  smallBytes: 20,
  ownerBytes: 60,
  ownerWaiting: 1000,
  memoryWaitMs: 60_000,
  retryAfterS: 5,
}
const isLarge = ({ bytes }: { bytes: number }) => bytes > LIMITS.smallBytes

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))

describe('the memory of all requests together', () => {
  it('is never exceeded, by one owner or by all, and nobody waits for what is free', async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ owner: fc.constantFrom('a', 'b', 'c'), bytes: fc.integer({ min: 1, max: 60 }) }),
        fc.record({ release: fc.nat() }),
      ),
      { maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const budget = new MemoryBudget(LIMITS)
        const held: { owner: string; bytes: number; release: Release }[] = []
        let waiting: { owner: string; bytes: number }[] = []
        for (const step of steps) {
          if ('release' in step) held.splice(step.release % Math.max(1, held.length), 1)[0]?.release()
          else {
            waiting.push(step)
            void budget.take(step.owner, step.bytes).then((release) => {
              waiting = waiting.filter((each) => each !== step)
              held.push({ ...step, release })
            })
          }
          await turn()
          const total = held.reduce((sum, { bytes }) => sum + bytes, 0)
          const of = (owner: string) =>
            held.reduce((sum, each) => sum + (each.owner === owner ? each.bytes : 0), 0)
          expect(budget.taken).toBe(total)
          expect(total).toBeLessThanOrEqual(LIMITS.memoryBytes)
          for (const owner of ['a', 'b', 'c']) expect(of(owner)).toBeLessThanOrEqual(LIMITS.ownerBytes)
          const large = held.filter(isLarge).reduce((sum, { bytes }) => sum + bytes, 0)
          if (held.filter(isLarge).length > 1) expect(large).toBeLessThanOrEqual(70)
          const hasNoRoom = (each: { bytes: number }) => isLarge(each) && large > 0 && large + each.bytes > 70
          const inTurn = [
            ...waiting.filter(({ owner }) => of(owner) === 0),
            ...waiting.filter(({ owner }) => of(owner) > 0),
          ]
          const next = inTurn.filter(({ owner, bytes }) => of(owner) + bytes <= LIMITS.ownerBytes)
          const first =
            next[0] !== undefined && hasNoRoom(next[0]) ? next.find((each) => !isLarge(each)) : next[0]
          if (first !== undefined) expect(total + first.bytes).toBeGreaterThan(LIMITS.memoryBytes)
        }
        while (held.length > 0) {
          held.pop()?.release()
          await turn()
        }
        expect([budget.taken, waiting]).toEqual([0, []])
      }),
    )
  })

  it('large ones leave room for small ones, which do not wait behind them', async () => {
    const budget = new MemoryBudget(LIMITS)
    const [one] = [await budget.take('a', 40), await budget.take('b', 30)]
    let isIn = false
    const third = budget.take('c', 25).then((release) => {
      isIn = true
      return release
    })
    const small = await budget.take('d', 20)
    expect([budget.taken, isIn]).toEqual([90, false])
    one()
    ;(await third)()
    small()
    expect(budget.taken).toBe(30)
  })

  it('goes first to who has nothing yet', async () => {
    const budget = new MemoryBudget({ ...LIMITS, memoryBytes: 60, reservedBytes: 0 })
    const first = await budget.take('a', 60)
    const order: string[] = []
    const wanted = ['a', 'a', 'b'].map((owner) => budget.take(owner, 20).then(() => void order.push(owner)))
    const holds = budget.take('c', 20).then(() => void order.push('c'))
    first()
    await Promise.all([...wanted.slice(0, 1), wanted[2], holds])
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('is refused at once to who has too many that wait, and to nobody else', async () => {
    const budget = new MemoryBudget({ ...LIMITS, ownerWaiting: 2 })
    const release = await budget.take('a', 60)
    const waiting = [budget.take('a', 1), budget.take('a', 2)]
    await expect(budget.take('a', 1)).rejects.toMatchObject({ code: 'server_busy' })
    ;(await budget.take('b', 20))()
    release()
    for (const taken of waiting) (await taken)()
    ;(await budget.take('a', 60))()
    expect(budget.taken).toBe(0)
  })

  it('is refused to who waits too long, and given back only once', async () => {
    const budget = new MemoryBudget({ ...LIMITS, memoryWaitMs: 10 })
    const release = await budget.take('a', 60)
    await expect(budget.take('a', 1)).rejects.toMatchObject({
      code: 'server_busy',
      retryable: true,
      values: { retryAfterS: 5 },
    })
    release()
    release()
    expect(budget.taken).toBe(0)
    ;(await budget.take('a', 60))()
  })
})

describe('bytes that grow', () => {
  it('are those that were added, whatever was expected and however they were cut up', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(200), { nil: undefined }),
        fc.array(fc.uint8Array({ maxLength: 40_000 }), { maxLength: 8 }),
        (expected, pieces) => {
          const growing = new GrowingBytes(expected)
          for (const piece of pieces) growing.add(piece)
          expect(Buffer.compare(growing.bytes, Buffer.concat(pieces))).toBe(0)
          expect(growing.length).toBe(growing.bytes.length)
        },
      ),
    )
  })
})
