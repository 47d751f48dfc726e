import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GroupCommit } from './group-commit.ts'

let db: DatabaseSync
let group: GroupCommit
let statements: string[]

beforeEach(() => {
  db = new DatabaseSync(':memory:')
  db.exec('create table rows (value integer primary key)')
  statements = []
  const exec = db.exec.bind(db)
  db.exec = (sql) => {
    statements.push(sql)
    exec(sql)
  }
  group = new GroupCommit(db)
})
afterEach(() => db.close())

const put = (value: number) => () => {
  db.prepare('insert into rows values (?)').run(value)
  return value
}
const stored = () =>
  db
    .prepare('select value from rows order by value')
    .all()
    .map(({ value }) => value)
const commits = () => statements.filter((sql) => sql === 'commit').length

describe('requests that share a transaction', () => {
  it('engine 33: as many as arrive together, at most 64', async () => {
    const values = Array.from({ length: 130 }, (_, value) => value)
    const sizes: number[] = []
    const exec = db.exec.bind(db)
    db.exec = (sql) => {
      if (sql === 'commit') sizes.push(stored().length - sizes.reduce((sum, size) => sum + size, 0))
      exec(sql)
    }
    expect(await Promise.all(values.map((value) => group.add(put(value))))).toEqual(values)
    expect(stored()).toEqual(values)
    expect(commits()).toBe(3)
    expect(sizes).toEqual([64, 64, 2])
  })

  it('engine 33: none is answered before all of them are on disk', async () => {
    const seen: string[] = []
    const told = [1, 2, 3].map(async (value) => {
      await group.add(put(value))
      seen.push(statements.at(-1) ?? '')
    })
    await Promise.all(told)
    expect(seen).toEqual(['commit', 'commit', 'commit'])
  })

  it('engine 33: one that waits for nobody is written at once', async () => {
    const turns = new Promise<string>((resolve) =>
      setImmediate(() => setImmediate(() => resolve(statements.at(-1) ?? ''))),
    )
    void group.add(put(1))
    expect(await turns).toBe('commit')
  })

  it('engine 33: a bad one leaves no trace and sinks no other', async () => {
    const bad = () => {
      put(50)()
      throw new Error('bad')
    }
    const works = [put(1), bad, put(2), put(1), put(3)]
    const answers = await Promise.allSettled(works.map((work) => group.add<number>(work)))
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(stored()).toEqual([1, 2, 3])
    expect(commits()).toBe(1)
  })

  it('engine 33: when the disk refuses the commit nobody is told that it was stored', async () => {
    const exec = db.exec.bind(db)
    db.exec = (sql) => {
      if (sql === 'commit') throw new Error('disk full')
      exec(sql)
    }
    const answers = await Promise.allSettled([1, 2].map((value) => group.add(put(value))))
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(stored()).toEqual([])
    db.exec = exec
    expect(await group.add(put(7))).toBe(7)
    expect(stored()).toEqual([7])
  })
})
