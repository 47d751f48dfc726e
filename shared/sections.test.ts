import { describe, expect, it } from 'vitest'
import { OLD_KEYS } from './legacy/old-keys.ts'
import {
  COLLECTION_NAMES,
  COLLECTIONS,
  INDEXES,
  isCollectionName,
  parseRecord,
  SECTIONS,
} from './sections.ts'

describe('the registry of sections', () => {
  it('has every section of the ancestors under its own name, 21 in all', () => {
    const own = Object.keys(SECTIONS)
    for (const key of OLD_KEYS) expect(own).toContain(key)
    for (const key of [
      'sonic_transfer_counter',
      'kaka_users',
      'kaka_transactions',
      'kaka_loan_persons',
      'kaka_loans',
    ])
      expect(own).toContain(key)
    expect(new Set(OLD_KEYS).size).toBe(16)
    expect(own).toHaveLength(21)
  })

  it('puts every collection into exactly one section', () => {
    const named = Object.values(SECTIONS).flatMap(({ collections }) => Object.keys(collections))
    expect(named).toHaveLength(new Set(named).size)
    expect([...COLLECTION_NAMES]).toEqual(named.sort())
    for (const name of COLLECTION_NAMES) {
      const holders = Object.entries(SECTIONS).filter(([, { collections }]) =>
        Object.hasOwn(collections, name),
      )
      expect(holders.map(([section]) => section)).toEqual([COLLECTIONS[name].section])
    }
  })

  it('gives every section at least one collection and the version it came with', () => {
    for (const { collections, since } of Object.values(SECTIONS)) {
      expect(Object.keys(collections).length).toBeGreaterThan(0)
      expect(since).toBe(1)
    }
  })

  it('indexes only collections that there are', () => {
    for (const { collection } of Object.values(INDEXES)) expect(isCollectionName(collection)).toBe(true)
    expect(isCollectionName('__proto__')).toBe(false)
  })

  it('keeps unknown fields and names the field of a wrong record', () => {
    const record = { id: 'INV', value: 3, later: { a: 1 } }
    expect(parseRecord('invoice_counter', record)).toBe(record)
    expect(() => parseRecord('invoice_counter', { id: 'INV', value: 0.5 })).toThrow(
      expect.objectContaining({ code: 'record_invalid', field: 'invoice_counter.value' }),
    )
  })
})
