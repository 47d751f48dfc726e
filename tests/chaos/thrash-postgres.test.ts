import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openPostgresRunner } from '../../server/storage/postgres/open-postgres.ts'
import { alternate } from '../contract/alternate.ts'
import { startPostgres, type TestPostgres } from '../contract/postgres.ts'
import { thrash } from './thrash.ts'

const SEED = Number(process.env['THRASH_SEED'] ?? Date.now() % 1_000_000)

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.remove())

describe('commits, restores, deleting and collecting at once on PostgreSQL, by two servers', () => {
  it(`engine 31: no backup is ever corrupt (seed ${SEED})`, async () => {
    const url = await postgres.createDatabase()
    const runners = await Promise.all([openPostgresRunner(url), openPostgresRunner(url)])
    const storage = createStorage(alternate(...runners))
    const result = await thrash(storage, { seed: SEED, shops: 3, backups: 15 })
    await storage.close()
    expect([SEED, result.corrupt]).toEqual([SEED, []])
    expect(result.backups).toBe(45)
    for (const count of [result.restores, result.collected, result.deleted]) expect(count).toBeGreaterThan(5)
  })
})
