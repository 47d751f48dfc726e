import { describe, expect, it, vi } from 'vitest'
import { withLock, type LockName, type LockRow, type LockRows } from './locks.ts'
import { newTestLocks } from './store/test-shop.ts'

function memoryRows(): LockRows & { rows: Map<LockName, LockRow> } {
  const rows = new Map<LockName, LockRow>()
  return {
    rows,
    readLock: async (name) => rows.get(name),
    async writeLock(name, row) {
      if (row === undefined) rows.delete(name)
      else rows.set(name, row)
    },
  }
}

describe('locks', () => {
  it('engine 22: the holder beats while it works, and leaves nothing behind', async () => {
    vi.useFakeTimers()
    try {
      const rows = memoryRows()
      const end = Promise.withResolvers<void>()
      const done = withLock(rows, 'cut', () => end.promise, { locks: newTestLocks() })
      await vi.advanceTimersByTimeAsync(1)
      const first = rows.rows.get('cut')?.at ?? 0
      await vi.advanceTimersByTimeAsync(15_000)
      expect(rows.rows.get('cut')?.at).toBe(first + 15_000)
      end.resolve()
      await done
      expect(rows.rows.size).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('engine 22: one at a time; who does not want to wait does nothing', async () => {
    const rows = memoryRows()
    const locks = newTestLocks()
    const order: string[] = []
    const end = Promise.withResolvers<void>()
    const first = withLock(rows, 'send', async () => (await end.promise, order.push('first')), { locks })
    expect(
      await withLock(rows, 'send', async () => order.push('never'), { locks, whenBusy: 'skip' }),
    ).toBeUndefined()
    const second = withLock(rows, 'send', async () => order.push('second'), { locks })
    end.resolve()
    await Promise.all([first, second])
    expect(order).toEqual(['first', 'second'])
  })

  it('lets the error of the work through and frees the lock', async () => {
    const rows = memoryRows()
    const locks = newTestLocks()
    const broken = withLock(rows, 'cut', () => Promise.reject(new Error('broken')), { locks })
    await expect(broken).rejects.toThrow('broken')
    expect(await withLock(rows, 'cut', async () => 'free', { locks, whenBusy: 'skip' })).toBe('free')
  })
})
