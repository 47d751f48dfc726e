import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openPostgresRunner } from '../../server/storage/postgres/open-postgres.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { recoveryAuth } from '../../shared/keys/recovery-auth.ts'
import { parseRecoveryCode } from '../../shared/keys/recovery-code.ts'
import { DEFAULT_SETTINGS } from '../../shared/records/settings.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { startPostgres, withClient, type TestPostgres } from '../contract/postgres.ts'
import { createTestServer } from '../contract/test-server.ts'
import { loans, World, type TestDevice } from './test-world.ts'

const MARK = 'MARKER-of-a-private-shop'
const OWNER = { login: 'azad', password: `correct horse ${MARK}` }

/** Everything that a server holds, as bytes. */
type Holdings = () => Promise<Buffer>

/** How often what one must not find is found, in each of the ways in which it could be written. */
function findsOf(where: Buffer, secrets: Readonly<Record<string, Uint8Array | string>>): string[] {
  return Object.entries(secrets).flatMap(([name, secret]) => {
    const bytes = Buffer.from(secret)
    const forms = [
      bytes,
      Buffer.from(bytes.toString('utf8'), 'utf16le'),
      Buffer.from(bytes.toString('hex')),
      // Base64 at each of the three places where it can begin, without what its neighbours decide
      ...[0, 1, 2].flatMap((at) => {
        const text = Buffer.concat([Buffer.alloc(at), bytes]).toString('base64')
        const inner = text.slice(at === 0 ? 0 : 4, text.length - 4)
        return [Buffer.from(inner), Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_'))]
      }),
    ]
    return forms.some((form) => where.includes(form)) ? [name] : []
  })
}

function filesUnder(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Buffer.concat(files.map((path) => readFileSync(path)))
}

/** A shop with markers everywhere, backed up and written to readable files. */
async function markedShop(world: World, backupName: string): Promise<{ device: TestDevice; raw: Buffer }> {
  const device = world.device()
  const engine = device.engine()
  const settings = { ...DEFAULT_SETTINGS, name: 'Corner shop', address: MARK, footer: MARK }
  await engine.createShop({
    shopName: 'Corner shop',
    deviceName: 'Till 1',
    owner: { name: MARK, pin: '1234' },
    changes: [{ collection: 'settings', id: settings.id, value: settings }],
  })
  const { pendingKey } = await (await device.boot()).state()
  const raw = Buffer.from(pendingKey ?? [])
  await engine.createAccount(OWNER)
  await mark(device, 0)
  await engine.backupNow()
  await world.server.checks.idle()
  const [row] = await engine.listBackups()
  await engine.nameBackup(row!.snapshotId, backupName)
  await engine.pinBackup(row!.snapshotId, true)
  await engine.confirmOwner(OWNER)
  await engine.createServerFiles()
  return { device, raw }
}

async function mark(device: TestDevice, from: number): Promise<void> {
  const store = await openShop(await device.boot())
  const customer = { id: `customer-${from}`, name: MARK, phone: MARK, location: MARK, registeredAt: 5 }
  const records = loans(40, 300, from).map((change) => ({
    ...change,
    value: { ...change.value, note: MARK },
  }))
  await store.mutate(async () => ({
    changes: [{ collection: 'customers', id: customer.id, value: customer }, ...records],
    made: { docs: 1, sums: { IQD: 1 }, at: 5 },
  }))
  store.close()
}

/** The whole way, and what is found before and after it. What a backup is called is no secret of the shop, but goes with it. */
async function walk(storage: Storage, database: Holdings, backupName = MARK): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'sonic-marker-'))
  const [uploadDir, path] = [join(root, 'uploads'), join(root, 'files')]
  const world = new World(createTestServer({ storage, uploadDir }, { folder: { path, mayCreate: true } }))
  try {
    const { server } = world
    const holdings = async () =>
      Buffer.concat([await database(), filesUnder(root), Buffer.from(server.lines.join('\n'))])
    const { device, raw } = await markedShop(world, backupName)
    const { shopId } = (await (await device.boot()).state()).identity!
    const wrapped = (await storage.accounts.shopById(shopId))!.wrapped_key!
    const objects = await storage.upkeep.scrub.objects(shopId, { after: '', before: '~', limit: 500 })
    const sealed = (await storage.backups.object(shopId, objects[0]!.id))!
    const ofBefore = { wrapped, 'a sealed object': sealed.subarray(80, 120) }
    expect(findsOf(await holdings(), { MARK, ...ofBefore })).toEqual(['MARK', ...Object.keys(ofBefore)])

    const engine = device.engine()
    const { code } = await engine.prepareCustody(OWNER)
    const fresh = (await (await device.boot()).state()).keyChange!.raw!.slice()
    await engine.switchToPrivate({ ...OWNER, code })
    await mark(device, 100)
    await engine.backupNow()
    await server.checks.idle()
    await expect(engine.createServerFiles()).rejects.toMatchObject({ code: 'custody_private' })

    const bare = code.replaceAll('-', '')
    const secrets = {
      MARK,
      raw,
      fresh,
      code,
      bare,
      'the bytes of the code': parseRecoveryCode(code),
      'what proves the code': await recoveryAuth(code),
      password: OWNER.password,
      'the key as text': toBase64Url(raw),
    }
    expect(findsOf(await holdings(), { ...secrets, ...ofBefore })).toEqual([])
    expect(await storage.backups.list(shopId, { before: 99, limit: 9, lineage: undefined })).toHaveLength(2)
  } finally {
    await world.close()
    rmSync(root, { recursive: true })
  }
}

describe('after the switch to private custody nothing that opens or is the shop is left', () => {
  it('finds what is there, in whichever way it is written', () => {
    const secret = Buffer.from([1, 2, 250, 251, 252, 3, 4, 5, 6, 7, 8, 9])
    for (const form of [
      secret,
      Buffer.from(secret.toString('hex')),
      Buffer.from(secret.toString('base64url')),
      Buffer.from(Buffer.concat([Buffer.from('x'), secret, secret]).toString('base64')),
    ])
      expect(findsOf(Buffer.concat([Buffer.from('…'), form, Buffer.from('…')]), { secret })).toEqual([
        'secret',
      ])
    expect(findsOf(Buffer.from('nothing of it'), { secret })).toEqual([])
  })

  it('on SQLite: not in the database, its log, the files nor the server’s log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sonic-marker-db-'))
    const storage = createStorage(openSqliteRunner(join(folder, 'sonic.sqlite')))
    try {
      await walk(storage, async () => filesUnder(folder))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  describe('on PostgreSQL', () => {
    let postgres: TestPostgres
    beforeAll(async () => {
      postgres = await startPostgres(['fsync=off'])
    })
    afterAll(() => postgres.remove())

    it('not in any table, nor in the files that tables and indexes lie in', async () => {
      const url = await postgres.createDatabase()
      const storage = createStorage(await openPostgresRunner(url))
      // PostgreSQL leaves bytes of a deleted row in the gaps of its page; of a backup's row only its name says anything
      await walk(storage, () => filesOfDatabase(url), 'Before the feast')
      expect(findsOf(await rowsOfDatabase(url), { name: 'Before the feast' })).toEqual([])
    })
  })
})

/** Every row of every table, as text. */
async function rowsOfDatabase(url: string): Promise<Buffer> {
  return withClient(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    const parts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      parts.push(...rows.map(({ row }) => row))
    }
    return Buffer.from(parts.join('\n'))
  })
}

/** Every row, and the files of every table, index and overflow of the database as they lie on the disk. */
async function filesOfDatabase(url: string): Promise<Buffer> {
  const files = await withClient(url, async (client) => {
    await client.query('checkpoint')
    const { rows } = await client.query<{ bytes: Buffer }>(
      `select pg_read_binary_file(pg_relation_filepath(oid)) as bytes from pg_class
       where relkind in ('r', 'i', 't') and relnamespace in ('public'::regnamespace, 'pg_toast'::regnamespace)`,
    )
    return rows.map(({ bytes }) => bytes)
  })
  return Buffer.concat([await rowsOfDatabase(url), ...files])
}
