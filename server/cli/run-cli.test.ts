import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import type { SignedIn, TestServer } from '../../tests/contract/test-server.ts'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { makeServerFolder, type ServerFolder } from '../../tests/fixtures/server-folder.ts'
import { lockFile } from '../files/age-file.ts'
import { runJson, runTest } from './test-io.ts'

let folder: ServerFolder
let server: TestServer
let shop: SignedIn
const folders: ServerFolder[] = []

beforeEach(async () => {
  folder = makeServerFolder()
  folders.push(folder)
  server = await folder.open()
  shop = await server.signUp({ name: 'Corner shop' })
})
afterEach(async () => {
  for (const each of folders.splice(0)) await each.close()
})

const run = (...args: string[]) => runTest(folder.env, args)
const json = (...args: string[]) => runJson(folder.env, args)
const made = (...names: string[]) => join(folder.path, ...names)

/** An old backup of the shop as a file; the shop gets it by `restore`. */
function oldFile(invoices = 4): string {
  writeFileSync(made('old.json'), JSON.stringify(makeOldBackup(invoices)))
  return made('old.json')
}

async function withBackup(): Promise<Record<string, unknown>> {
  const { json: restored, code } = await json('restore', oldFile(), '--shop', 'Corner shop')
  expect({ code, restored }).toMatchObject({ code: 0, restored: { ok: true } })
  return restored
}

describe('which server and which shop', () => {
  it('where there is no server nothing is made', async () => {
    const empty = made('nothing')
    const { code, json: said } = await runJson({ DATA_DIR: empty }, ['shops'])
    expect({ code, said }).toMatchObject({ code: 1, said: { ok: false, code: 'not_found' } })
    expect(readdirSync(folder.path)).not.toContain('nothing')
  })

  it('says which variable of the environment is wrong, and which shop there is not', async () => {
    const { err, code } = await runTest({ ...folder.env, BACKUP_PASSPHRASE: 'short' }, ['shops'])
    expect([code, err]).toEqual([1, expect.stringContaining('BACKUP_PASSPHRASE')])
    expect(await json('backups', '--shop', 'nobody')).toMatchObject({
      code: 1,
      json: { code: 'not_found', field: 'shop' },
    })
    await server.signUp({ name: 'Corner shop' })
    expect(await json('backups', '--shop', 'Corner shop')).toMatchObject({ json: { code: 'bad_request' } })
    for (const named of [shop.shopId, shop.login, shop.login.toUpperCase()])
      expect(await json('backups', '--shop', named)).toMatchObject({
        code: 0,
        json: { shops: [{ shopId: shop.shopId }] },
      })
  })
})

describe('shops, backups and files', () => {
  it('lists what is there while the server runs', async () => {
    const { frames, objects } = await makeSnapshot(shop, { collections: { kaka_users: ['a'] } })
    await server.ask('POST', '/api/backups', { token: shop.token, frames: [...frames, ...objects] })
    const { json: said } = await json('shops')
    expect(said).toEqual({
      ok: true,
      shops: [
        {
          shopId: shop.shopId,
          name: 'Corner shop',
          login: shop.login,
          custody: 'managed',
          createdAt: expect.any(Number) as number,
          devices: 1,
          backups: 1,
          newest: { number: 1, storedAt: expect.any(Number) as number },
        },
      ],
    })
    expect((await run('shops')).out).toContain('Corner shop')
    expect(await json('backups')).toMatchObject({
      json: {
        shops: [
          {
            name: 'Corner shop',
            backups: [{ number: 1, deviceName: 'Till 1', trigger: 'manual' }],
            files: [],
          },
        ],
        server: { files: [] },
      },
    })
  })

  it('writes the files of every shop and of the server, lists and verifies them', async () => {
    await withBackup()
    const empty = await server.signUp({ name: 'Empty' })
    const theirs = await server.signUp({ name: 'Private', custody: 'private', key: undefined })
    const { code, json: said } = await json('backup')
    expect(code).toBe(0)
    const written = said['written'] as {
      shopId: string | null
      files: { name: string }[]
      problem: string | null
    }[]
    const of = (shopId: string | null) => written.find((each) => each.shopId === shopId)
    expect(of(shop.shopId)).toMatchObject({ problem: null, files: [{ kind: 'json' }, { kind: 'sqlite' }] })
    expect(of(null)).toMatchObject({ problem: null, files: [{ kind: 'sqlite' }] })
    expect(of(empty.shopId)).toMatchObject({ problem: 'no_backup', files: [] })
    expect(of(theirs.shopId)).toMatchObject({ files: [] })
    expect(readdirSync(made('backups', shop.shopId)).toSorted()).toEqual(
      of(shop.shopId)!
        .files.map(({ name }) => name)
        .toSorted(),
    )
    expect(await json('backup', '--shop', 'Empty')).toMatchObject({ code: 1, json: { ok: false } })
    expect(await json('verify')).toMatchObject({ code: 0, json: { ok: true } })
    const { out } = await run('verify')
    expect(out.match(/ right/g)).toHaveLength(4)
    expect(out).toContain('not readable here')
  })

  it('verify finds a changed file and a lost object, and exits with 1', async () => {
    await withBackup()
    await json('backup')
    const [name] = readdirSync(made('backups', shop.shopId)).filter((each) => each.endsWith('.json'))
    const path = made('backups', shop.shopId, name!)
    writeFileSync(path, readFileSync(path, 'utf8').replace('SONIC', 'SONIK'))
    expect(await json('verify', '--files')).toMatchObject({ code: 1, json: { ok: false } })
    expect(await json('verify', '--backups')).toMatchObject({ code: 0 })
    const db = new DatabaseSync(folder.database)
    db.exec("delete from sonic_objects where id = (select id from sonic_objects where id like 'l%' limit 1)")
    db.close()
    const { code, out } = await run('verify', '--backups')
    expect([code, out]).toEqual([1, expect.stringContaining('WRONG: object_missing')])
  })
})

describe('export', () => {
  it('json, sqlite and csv hold every record of a backup', async () => {
    const { sections } = (await withBackup()) as { sections: Record<string, number> }
    for (const format of ['json', 'sqlite', 'csv']) {
      const { code, json: said } = await json(
        'export',
        '--shop',
        shop.login,
        '--format',
        format,
        '--out',
        made(`out.${format}`),
      )
      expect({ code, said }).toMatchObject({ code: 0, said: { ok: true, number: 1, format } })
    }
    const db = new DatabaseSync(made('out.sqlite'), { readOnly: true })
    const tables = db.prepare('select name, records from _collections where records > 0').all()
    const invoices = db.prepare('select id, number from invoices order by id').all()
    db.close()
    expect(invoices).toHaveLength(sections['sonic_invoices']!)
    const files = readdirSync(made('out.csv'))
    expect(files.toSorted()).toEqual(tables.map(({ name }) => `${String(name)}.csv`).toSorted())
    const lines = readFileSync(made('out.csv', 'invoices.csv'), 'utf8').split('\r\n')
    expect(lines[0]).toMatch(/^id,/)
    expect(lines).toHaveLength(invoices.length + 2)
    expect(lines[1]).toContain(String(invoices[0]!['number']))
    // A path is seen from where the person stands
    expect(await json('restore', 'out.json')).toMatchObject({
      json: { isNew: false, source: 'sonic-pos' },
    })
  })

  it('writes over nothing, leaves nothing half, and names what there is not', async () => {
    await withBackup()
    const target = ['export', '--shop', shop.login, '--format', 'json', '--out', made('out.json')]
    writeFileSync(made('out.json'), 'mine')
    expect(await json(...target)).toMatchObject({ code: 1, json: { code: 'bad_request', field: 'out' } })
    expect(readFileSync(made('out.json'), 'utf8')).toBe('mine')
    const missing = ['export', '--shop', shop.login, '--format', 'csv', '--out', made('x'), '--backup', '7']
    expect(await json(...missing)).toMatchObject({ code: 1, json: { code: 'not_found' } })
    expect(readdirSync(folder.path).filter((name) => name.startsWith('x'))).toEqual([])
    await server.signUp({ name: 'Empty' })
    expect(await json('export', '--shop', 'Empty', '--format', 'csv')).toMatchObject({
      code: 1,
      json: { code: 'no_backup' },
    })
  })
})

/** A snapshot whose manifest says what is in it. */
const people = (...ids: string[]) => ({
  collections: { kaka_users: ids },
  manifest: { sections: { kaka_users: { records: ids.length } } },
})

describe('restore', () => {
  it('a JSON file becomes a backup of the shop, once; a dry run changes nothing', async () => {
    const file = oldFile()
    const dry = await json('restore', file, '--shop', shop.shopId, '--dry-run')
    expect(dry).toMatchObject({ code: 0, json: { kind: 'shop', dryRun: true, backup: null, isNew: true } })
    expect(await json('shops')).toMatchObject({ json: { shops: [{ backups: 0 }] } })
    const first = await json('restore', file, '--shop', shop.shopId)
    expect(first).toMatchObject({ code: 0, json: { isNew: true, backup: { number: 1 }, source: 'sonic' } })
    expect(first.json['root']).toBe(dry.json['root'])
    expect(await json('restore', file, '--shop', shop.shopId)).toMatchObject({
      json: { isNew: false, backup: { number: 1 } },
    })
    expect((await run('restore', file, '--shop', shop.shopId)).out).toContain('has this already: backup 1')
    expect(await json('shops')).toMatchObject({ json: { shops: [{ backups: 1 }] } })
  })

  it('a backup by its number is proven, and brought back when it was deleted', async () => {
    const { frames, objects, header } = await makeSnapshot(shop, people('a'))
    await server.ask('POST', '/api/backups', { token: shop.token, frames: [...frames, ...objects] })
    const parent = header.snapshotId
    const next = await makeSnapshot(shop, { ...people('a', 'b'), seq: 2, parent })
    await server.ask('POST', '/api/backups', {
      token: shop.token,
      frames: [...next.frames, ...next.objects],
    })
    await server.checks.idle()
    expect(await server.storage.care.delete(shop.shopId, parent, Date.now())).toMatchObject({
      kind: 'deleted',
    })
    const number = ['restore', '1', '--shop', shop.login]
    expect(await json(...number, '--dry-run')).toMatchObject({ code: 0, json: { wasDeleted: true } })
    expect(await json('shops')).toMatchObject({ json: { shops: [{ backups: 1 }] } })
    expect((await run(...number)).out).toContain('It was deleted and is back')
    expect(await json('shops')).toMatchObject({ json: { shops: [{ backups: 2 }] } })
    expect(await json('restore', '9', '--shop', shop.login)).toMatchObject({
      code: 1,
      json: { code: 'not_found' },
    })
    expect(await json('restore', '1')).toMatchObject({
      code: 1,
      json: { code: 'bad_request', field: 'shop' },
    })
  })

  it('the whole server from a file that `backup` wrote, by its name; a dry run changes nothing', async () => {
    await withBackup()
    await json('backup')
    const [name] = readdirSync(made('backups', 'server'))
    await server.storage.close()
    const before = readFileSync(folder.database)
    expect(await json('restore', name!, '--dry-run')).toMatchObject({
      code: 0,
      json: {
        kind: 'server',
        dryRun: true,
        isRunning: false,
        kept: null,
        shops: [{ name: 'Corner shop' }],
        backups: 1,
      },
    })
    expect(readFileSync(folder.database)).toEqual(before)
    const { code, json: said } = await json('restore', name!)
    expect({ code, said }).toMatchObject({
      code: 0,
      said: { kind: 'server', kept: expect.stringContaining('before-restore') },
    })
    expect(await json('verify', '--backups')).toMatchObject({
      code: 0,
      json: { checked: [{ problem: null }] },
    })
  })

  it('a file locked with a passphrase is opened with it, and never without', async () => {
    const file = oldFile()
    await lockFile(file, `${file}.age`, 'correct horse battery')
    const args = ['restore', `${file}.age`, '--shop', shop.login, '--dry-run']
    const env = { ...folder.env, BACKUP_PASSPHRASE: 'correct horse battery' }
    expect(await runJson(env, args)).toMatchObject({ code: 0, json: { kind: 'shop', isNew: true } })
    expect(await json(...args)).toMatchObject({ code: 1, json: { code: 'file_locked' } })
  })

  it('refuses what is no backup and changes nothing', async () => {
    const write = (name: string, text: string) => {
      writeFileSync(made(name), text)
      return made(name)
    }
    mkdirSync(made('backups', shop.shopId), { recursive: true })
    const cases: [string[], string][] = [
      [[made('nowhere.json')], 'not_found'],
      [['sonic_db_2020-01-01_00-00-00.sqlite'], 'not_found'],
      [['../../etc/passwd.age'], 'not_found'],
      [[write('x.json', '{"a":1}'), '--shop', shop.login], 'file_foreign'],
      [[write('y.json', '{"data":{"sonic_invoices":"[1,2'), '--shop', shop.login], 'file_truncated'],
      [[oldFile()], 'bad_request'],
      [[write('z.sqlite', `SQLite format 3\0${'x'.repeat(500)}`)], 'file_truncated'],
    ]
    for (const [args, code] of cases)
      expect([args, await json('restore', ...args)]).toMatchObject([
        args,
        { code: 1, json: { ok: false, code } },
      ])
    expect(await json('shops')).toMatchObject({ json: { shops: [{ backups: 0 }] } })
  })

  it('a server on PostgreSQL is told how the file gets there', async () => {
    const env = { ...folder.env, DATABASE_URL: 'postgres://u:secret@localhost:1/x' }
    writeFileSync(made('z.sqlite'), 'SQLite format 3\0')
    const { code, json: said } = await runJson(env, ['restore', made('z.sqlite')])
    expect({ code, said }).toMatchObject({
      code: 1,
      said: { code: 'bad_request', hint: expect.stringContaining('migrate-storage') },
    })
    expect(JSON.stringify(said)).not.toContain('secret')
  })
})
