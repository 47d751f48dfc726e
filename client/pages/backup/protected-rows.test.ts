import { describe, expect, it } from 'vitest'
import { COLLECTIONS } from '../../../shared/sections.ts'
import { PROTECTED, protectedRows, totalOf } from './protected-rows.ts'

const counts = { invoices: 1284, items: 612, movements: 9840, customers: 418 }

function states(backup: Record<string, number> | undefined, hasAll: boolean) {
  const rows = protectedRows(counts, backup, hasAll)
  return Object.fromEntries(rows.map((row) => [row.kind.name, [row.waiting, row.state]]))
}

describe('what is protected', () => {
  it('names only collections of the registry', () => {
    for (const { collection } of PROTECTED) expect(COLLECTIONS).toHaveProperty(collection)
  })

  it('is green for everything only when the server has everything', () => {
    for (const [waiting, state] of Object.values(states(counts, true)))
      expect([waiting, state]).toEqual([0, 'safe'])
  })

  it('counts what the backup lacks', () => {
    const seen = states({ ...counts, invoices: 1282, movements: 9834 }, false)
    expect(seen).toMatchObject({ bills: [2, 'waits'], stock_moves: [6, 'waits'] })
  })

  it('claims equal counts as safe for ledgers only: an item may have been edited', () => {
    expect(states(counts, false)).toMatchObject({
      bills: [0, 'safe'],
      items: [0, 'here'],
      customers: [0, 'here'],
    })
  })

  it('claims nothing without a backup to compare with', () => {
    for (const [, state] of Object.values(states(undefined, false))) expect(state).toBe('here')
  })

  it('adds up every record', () => {
    expect(totalOf(counts)).toBe(1284 + 612 + 9840 + 418)
    expect(totalOf({})).toBe(0)
  })
})
