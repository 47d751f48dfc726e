import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GrowingBytes } from './growing-bytes.ts'
import { MemoryBudget, type Release } from './memory-budget.ts'

const LIMITS = { memoryBytes: 100, ownerBytes: 60, memoryWaitMs: 60_000, retryAfterS: 5 }

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
          const next = waiting.find(({ owner, bytes }) => of(owner) + bytes <= LIMITS.ownerBytes)
          if (next !== undefined) expect(total + next.bytes).toBeGreaterThan(LIMITS.memoryBytes)
        }
        while (held.length > 0) {
          held.pop()?.release()
          await turn()
        }
        expect([budget.taken, waiting]).toEqual([0, []])
      }),
    )
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
