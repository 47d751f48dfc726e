import { describe, expect, it } from 'vitest'
import { judge } from './failure.ts'

/** An error as the driver makes it from PostgreSQL's answer. */
function answered(code: string, detail?: string): Error {
  return Object.assign(new Error('PostgreSQL says no'), { code, severity: 'ERROR', detail })
}

describe('a failure of PostgreSQL', () => {
  it.each([
    ['40001', 'serialisation'],
    ['40P01', 'deadlock'],
    ['23505', 'two writes of one row'],
  ])('%s (%s): the work is done again on the same connection', (code) => {
    expect(judge(answered(code))).toMatchObject({ again: true, broken: false })
  })

  it.each(['57P01', '57P03', '08006', '53300', '25P03'])(
    '%s: the database is away, again on another one',
    (code) => {
      expect(judge(answered(code))).toMatchObject({
        again: true,
        broken: true,
        meant: { code: 'storage_unavailable', retryable: true, values: { retryAfterS: 2 } },
      })
    },
  )

  it.each([
    ['53100', 'server_storage_full'],
    ['25006', 'server_storage_read_only'],
    ['55P03', 'server_busy'],
    ['57014', 'server_busy'],
    ['28P01', 'storage_unavailable'],
  ])('%s: not again at once, %s', (state, code) => {
    expect(judge(answered(state))).toMatchObject({ again: false, meant: { code, retryable: true } })
  })

  it('an error of the network is one of the connection', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    expect(judge(refused)).toMatchObject({
      again: true,
      broken: true,
      meant: { code: 'storage_unavailable' },
    })
  })

  it('what is a fault of this program stays what it is, without the row that it repeats', () => {
    const fault = answered('23502', 'Failing row contains (token of someone)')
    expect(judge(fault)).toMatchObject({ again: false, broken: false, meant: fault })
    expect(JSON.stringify(fault)).not.toContain('token of someone')
  })
})
