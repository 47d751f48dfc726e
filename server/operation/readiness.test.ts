import { pino } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import { Readiness, type ReadinessParts } from './readiness.ts'

const MIB = 1024 * 1024

let asked: string[]
let fails: Error | undefined
let free: number | undefined
let now: number
let lines: { msg: string; code?: string }[]

beforeEach(() => {
  asked = []
  fails = undefined
  free = undefined
  now = 0
  lines = []
})

const answer = (what: string) => async () => {
  asked.push(what)
  if (fails !== undefined) throw fails
}
const make = (more: Partial<ReadinessParts> = {}) =>
  new Readiness({
    read: answer('read'),
    write: answer('write'),
    freeBytes: () => free,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    clock: () => now,
    ...more,
  })

describe('a server is ready', () => {
  it('when its database answers; whether it can be written is tried every ten seconds', async () => {
    const readiness = make()
    for (const at of [0, 1, 9_999, 10_000, 10_001]) {
      now = at
      expect(await readiness.problem()).toBeNull()
    }
    expect(asked).toEqual(['write', 'read', 'read', 'write', 'read'])
  })

  it('again as soon as the database takes a write, which is tried at once', async () => {
    const readiness = make()
    await readiness.problem()
    fails = new PosError('server_storage_read_only', 'no')
    expect(await readiness.problem()).toBe('server_storage_read_only')
    fails = undefined
    expect(await readiness.problem()).toBeNull()
    expect(asked).toEqual(['write', 'read', 'write'])
    expect(lines.map(({ msg, code }) => [msg, code])).toEqual([
      ['not ready', 'server_storage_read_only'],
      ['ready again', undefined],
    ])
  })
})

describe('a server is not ready', () => {
  it.each(['server_storage_full', 'server_busy', 'storage_unavailable'] satisfies ErrorCode[])(
    'while the database says %s',
    async (code) => {
      fails = new PosError(code, 'a sentence with a password')
      expect(await make().problem()).toBe(code)
    },
  )

  it.each([new Error('secret'), new PosError('bad_request', 'secret')])(
    'while the database fails in any other way, which nobody is told: %s',
    async (error) => {
      fails = error
      expect(await make().problem()).toBe('storage_unavailable')
    },
  )

  it('while the next large commit has no room', async () => {
    const readiness = make()
    free = 16 * MIB - 1
    expect(await readiness.problem()).toBe('server_storage_full')
    free = 16 * MIB
    expect(await readiness.problem()).toBeNull()
  })

  it('from the moment on in which it is told to end, whatever the database does', async () => {
    const readiness = make()
    expect(await readiness.problem()).toBeNull()
    readiness.end()
    expect(await readiness.problem()).toBe('cancelled')
    expect(asked).toHaveLength(1)
  })

  it('while the database hangs: it is asked once, by however many, and heard when it answers', async () => {
    let end = () => {}
    const hangs = () =>
      new Promise<void>((resolve) => {
        asked.push('hang')
        end = resolve
      })
    const readiness = make({ write: hangs, boundMs: 5 })
    const found = await Promise.all([readiness.problem(), readiness.problem()])
    expect([...found, await readiness.problem()]).toEqual(Array(3).fill('storage_unavailable'))
    expect(asked).toEqual(['hang'])
    const last = readiness.problem()
    end()
    expect(await last).toBeNull()
    expect(lines.map(({ msg }) => msg)).toEqual(['not ready', 'ready again'])
  })
})
