import { describe, expect, it } from 'vitest'
import { outcomeOf, policyNumber } from './retention-draft.ts'

describe('a number of the policy', () => {
  it('is whole and within what the server takes, in any digits', () => {
    expect(policyNumber('daily', '14')).toBe(14)
    expect(policyNumber('daily', '١٤')).toBe(14)
    expect(policyNumber('daily', '0')).toBe(0)
    expect(policyNumber('withinHours', '72')).toBe(72)
    for (const typed of ['', '-1', '1.5', 'x', '1001']) expect(policyNumber('daily', typed)).toBeUndefined()
  })
})

describe('what a policy would do', () => {
  const row = (snapshotId: string, keep: boolean) => ({
    snapshotId,
    number: 1,
    keep,
    reasons: keep ? ['last'] : [],
  })
  const times = new Map([
    ['a', 300],
    ['b', 200],
    ['c', 100],
  ])

  it('counts what goes and stays, and names the oldest that goes', () => {
    const plan = [row('a', true), row('b', false), row('c', false)]
    expect(outcomeOf(plan, (id) => times.get(id))).toEqual({ removes: 2, keeps: 1, oldestAt: 100 })
  })

  it('names none when nothing goes, and none that is not in the list', () => {
    expect(outcomeOf([row('a', true)], (id) => times.get(id))).toEqual({ removes: 0, keeps: 1 })
    expect(outcomeOf([row('z', false)], (id) => times.get(id))).toEqual({ removes: 1, keeps: 0 })
  })
})
