import { afterAll, beforeAll, describe } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openPostgresRunner } from '../../server/storage/postgres/open-postgres.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'
import { storageContract } from './storage-contract.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.remove())

describe('PostgreSQL', () => {
  storageContract(async () => createStorage(await openPostgresRunner(await postgres.createDatabase())))
})
