import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { checkRestored } from '../../shared/browser/restore/check-restored.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { listBackups, serverSource } from '../../shared/browser/restore/server-backups.ts'
import { FileWriter } from '../../server/files/file-writer.ts'
import { writeShopJson } from '../../server/files/shop-json.ts'
import { checksumMember } from '../../shared/legacy/shop-checksum.ts'
import { openBackup } from '../../server/readable/open-backup.ts'
import { OldUploadAnswer } from '../../shared/api/old-upload.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import { utf8 } from '../../shared/snapshot/bytes.ts'
import { makeKakaBackup } from '../fixtures/make-kaka-backup.ts'
import { makeOldBackup } from '../fixtures/make-old-backup.ts'
import { backupsOf, loans, World, type TestDevice } from './test-world.ts'

const FILE = JSON.stringify(makeOldBackup(10))

let world: World
let first: TestDevice

beforeEach(async () => {
  world = new World()
  first = await world.signedUp()
})
afterEach(() => world.close())

async function upload(text: string): Promise<{ status: number; body: OldUploadAnswer }> {
  const { token, auth } = first.shop!
  const owner = await world.server.ask('POST', '/api/owner', { token, json: { auth } })
  expect(owner.status).toBe(200)
  const headers = { 'content-type': 'application/json' }
  const answer = await world.server.ask('POST', '/api/backup', { token, headers, bytes: utf8(text) })
  const body: unknown = await answer.json()
  expect({ status: answer.status, body }).toMatchObject({
    status: expect.any(Number),
    body: { kind: expect.any(String) },
  })
  return { status: answer.status, body: OldUploadAnswer.parse(body) }
}

/** The JSON file that the server writes of the first backup. */
async function shopFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sonic-shop-file-'))
  try {
    const writer = new FileWriter(join(folder, 'shop.json'))
    const backup = await openBackup(world.server, first.shop!.shopId, 1)
    await writeShopJson(backup, writer, { at: world.server.clock.now, appVersion: '1' })
    writer.finish()
    return readFileSync(join(folder, 'shop.json'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A second device that restores the backup with this snapshot. */
async function restored(snapshotId: string) {
  const second = world.device()
  await second.join(first)
  const { device } = await second.context()
  const result = await restoreShop(device, await serverSource(device, snapshotId))
  expect((await checkRestored(device)).repaired).toBe(0)
  return { device, result, shop: await device.shop() }
}

describe('an old backup that was sent to the server', () => {
  it('engine 34: is a backup that a device restores, with the root of the device’s own import', async () => {
    const { status, body } = await upload(FILE)
    expect(status).toBe(201)
    expect(body).toMatchObject({ number: 1, kind: 'sonic', keptFrom: null })
    await world.server.checks.idle()
    const { device, result, shop } = await restored(body.snapshotId)
    expect(result.root).toBe(body.root)
    const [row] = (await listBackups(device)).filter(({ number }) => number === 1)
    expect(row).toMatchObject({ trigger: 'import', deviceId: 'server', checkedAt: expect.any(Number) })
    expect(row!.sections).toEqual(body.sections)
    expect(await shop.count('invoices')).toBe(body.sections['sonic_invoices'])

    const engine = first.engine()
    const blob = new Blob([FILE])
    await engine.importLegacy(blob, defaultChoices(await engine.previewLegacy(blob)))
    const { device: own } = await first.context()
    await backupNow(own)
    const rows = await backupsOf(world, first.shop!)
    expect(rows.at(-1)).toMatchObject({
      deviceId: first.shop!.deviceId,
      root: body.root,
      counts: body.sections,
    })
  })

  it('engine 34: moves no device’s head, and no device is told that the shop moved', async () => {
    const { device } = await first.context()
    const shop = await device.shop()
    await shop.mutate(async () => ({ changes: loans(20) }))
    await backupNow(device)
    const [before] = await backupsOf(world, first.shop!)
    await upload(FILE)
    const { token } = first.shop!
    const path = `/api/backups/status?lineage=${before!.lineage}`
    const status = await (await world.server.ask('GET', path, { token })).json()
    expect(status).toMatchObject({ head: before!.snapshotId, number: 1 })
    expect(status).not.toHaveProperty('movedTo')
    await shop.mutate(async () => ({ changes: loans(1, 300, 500) }))
    await backupNow(device)
    const rows = await backupsOf(world, first.shop!)
    expect(rows.map(({ number, lineage }) => [number, lineage === before!.lineage])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ])
  })

  it('takes the shop’s staff and settings along, as an import on a device does', async () => {
    const { device } = await first.context()
    const settings = {
      id: 'shop',
      name: 'Mine',
      currency: 'IQD',
      roundTo: 500,
      timeZone: 'Asia/Baghdad',
    } as const
    const owner = { id: 'owner-1', name: 'Azad', role: 'owner', pin: { salt: 's', verifier: 'v' } } as const
    await (
      await device.shop()
    ).mutate(async () => ({
      changes: [
        { collection: 'settings', id: 'shop', value: settings },
        { collection: 'staff', id: owner.id, value: owner },
      ],
    }))
    await backupNow(device)
    const { body } = await upload(FILE)
    expect(body).toMatchObject({ number: 2, keptFrom: 1 })
    const { shop } = await restored(body.snapshotId)
    expect(await shop.range('staff')).toEqual([owner])
    expect(await shop.get('settings', 'shop')).toEqual(settings)
  })

  it('engine 16: a file of the server has no PIN, and the same people have theirs again', async () => {
    const { device } = await first.context()
    const owner = { id: 'owner-1', name: 'Azad', role: 'owner', pin: { salt: 's', verifier: 'v' } } as const
    await (
      await device.shop()
    ).mutate(async () => ({
      changes: [{ collection: 'staff', id: owner.id, value: owner }, ...loans(5)],
    }))
    await backupNow(device)
    const file = await shopFile()
    expect(file).not.toContain('"verifier":"v"')
    expect((await upload(file)).body).toMatchObject({ number: 1, kind: 'sonic-pos' })
    const gone = file.replaceAll('owner-1', 'owner-2')
    const sum = gone.lastIndexOf(',\n  "checksum"')
    const sealed = `${gone.slice(0, sum)}${checksumMember(hash('sha256', gone.slice(0, sum)), Buffer.byteLength(gone.slice(0, sum)))}\n}\n`
    const { shop } = await restored((await upload(sealed)).body.snapshotId)
    expect(await shop.range('staff')).toEqual([{ ...owner, id: 'owner-2', pin: { salt: '', verifier: '' } }])
  })

  it('sent again is the backup that is there already', async () => {
    const { body } = await upload(FILE)
    expect(await upload(FILE)).toEqual({ status: 200, body })
    expect(await backupsOf(world, first.shop!)).toHaveLength(1)
  })

  it.each([
    ['the first generation of files, without keepers', 1],
    ['the second one, with several keepers', 2],
  ] as const)('B4, B5: a backup of KakaWallet can be restored: %s', async (_, keepers) => {
    const { text, passwords } = makeKakaBackup(keepers)
    const { body } = await upload(text)
    expect(body.kind).toBe('kaka')
    expect(body.sections).toMatchObject({
      kaka_users: 3 + keepers,
      kaka_transactions: 6,
      kaka_loan_persons: 2,
      kaka_loans: 2,
    })
    const { shop, result } = await restored(body.snapshotId)
    expect(result.root).toBe(body.root)
    const file = JSON.parse(text) as { users: { transactions: { amount: number }[] }[] }
    const amounts = file.users.flatMap(({ transactions }) => transactions.map(({ amount }) => amount))
    const kept = (await shop.range('kaka_transactions')).map(
      ({ legacy }) => (legacy as { set: { amount: number } }).set.amount,
    )
    expect(kept.toSorted((a, b) => a - b)).toEqual(amounts.toSorted((a, b) => a - b))
    const people = JSON.stringify(await shop.range('kaka_users'))
    for (const password of passwords) expect(people).not.toContain(password)
  })
})
