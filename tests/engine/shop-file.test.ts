import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { hash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FileWriter } from '../../server/files/file-writer.ts'
import { writeShopJson } from '../../server/files/shop-json.ts'
import { openNewestBackup } from '../../server/readable/open-backup.ts'
import type { Engine } from '../../shared/browser/engine.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { newId } from '../../shared/ids.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import { checksumMember } from '../../shared/legacy/shop-checksum.ts'
import { DEFAULT_SETTINGS } from '../../shared/records/settings.ts'
import { put, type Change } from '../../shared/rules/change.ts'
import { COLLECTION_NAMES } from '../../shared/sections.ts'
import { makeOldBackup } from '../fixtures/make-old-backup.ts'
import { loans, World, type TestDevice } from './test-world.ts'

const AT = Date.UTC(2026, 10, 22, 9)
const PIN = { salt: 'c2FsdHNhbHRzYWx0c2FsdA', verifier: 'dmVyaWZpZXJ2ZXJpZmllcg' }
const LATER = [
  'lockouts',
  'audit',
  'shifts',
  'z_reports',
  'transfers',
  'kaka_users',
  'kaka_transactions',
  'kaka_loan_persons',
  'kaka_loans',
] as const

/** What an old file never brings: of every other collection something. */
const MORE: readonly Change[] = [
  ...LATER.map((collection) => ({
    collection,
    id: 'later-1',
    value: { id: 'later-1', legacy: { note: 'ێ' } },
  })),
  put('settings', { ...DEFAULT_SETTINGS, name: 'Old name', roundTo: 500, phones: '0750' }),
  put('staff', { id: 'cashier-1', name: 'Azad', role: 'cashier', pin: PIN }),
  put('categories', { id: 'c1', name: 'TV' }),
  put('suppliers', { id: 's1', name: 'Haval' }),
  put('cash_entries', {
    id: newId(AT),
    at: AT,
    kind: 'tender',
    method: 'cash',
    currency: 'IQD',
    amount: 25_000,
  }),
  put('transfer_counter', { id: 'TRF', value: 6 }),
  put('day_totals', { id: '2026-11-22.i1.IQD', soldMilli: 1_000, returnedMilli: 0, revenue: 25_000 }),
  put('transfer_rates', { id: newId(AT), at: AT, iqdPer100Usd: 150_000 }),
  put('rates', { id: newId(AT), at: AT, iqdPer100Usd: 151_500 }),
]

let world: World
let text: string
let written: Map<string, object[]>

beforeEach(async () => {
  world = new World()
  const first = await world.signedUp()
  const engine = first.engine()
  const old = new Blob([JSON.stringify(makeOldBackup(20))])
  await engine.importLegacy(old, defaultChoices(await engine.previewLegacy(old)))
  const { device } = await first.context()
  const shop = await device.shop()
  await shop.mutate(async () => ({ changes: MORE }))
  await backupNow(device)
  text = await fileOf(first)
  written = await contents(shop)
})
afterEach(() => world.close())

/** The file that the server writes of the shop's newest backup. */
async function fileOf({ shop }: TestDevice): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sonic-shop-file-'))
  try {
    const writer = new FileWriter(join(folder, 'shop.json'))
    const backup = await openNewestBackup(world.server, shop!.shopId)
    await writeShopJson(backup!, writer, { at: AT, appVersion: '1' })
    writer.finish()
    return readFileSync(join(folder, 'shop.json'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function contents(shop: ShopStore): Promise<Map<string, object[]>> {
  const all = new Map<string, object[]>()
  for (const name of COLLECTION_NAMES) all.set(name, await shop.range(name))
  return all
}

/** A new device that founded a shop of its own. */
async function newShop(): Promise<{ device: TestDevice; engine: Engine }> {
  const device = world.device()
  const engine = device.engine()
  await engine.createShop({
    shopName: 'New name',
    deviceName: 'Till',
    owner: { name: 'Hêvî', pin: '4711' },
    changes: [
      put('settings', { ...DEFAULT_SETTINGS, name: 'New name' }),
      put('categories', { id: 'c2', name: 'Of the new shop' }),
      put('rates', { id: newId(AT + 1), at: AT + 1, iqdPer100Usd: 142_000 }),
    ],
  })
  return { device, engine }
}

async function shopOf(device: TestDevice): Promise<ShopStore> {
  return device.keep(await openShop(await device.boot()))
}

/** The file with another text in it and a checksum that fits. */
function forged(from: string, to: string): string {
  const body = text.slice(0, text.lastIndexOf(',\n  "checksum"')).replace(from, to)
  return `${body}${checksumMember(hash('sha256', body), Buffer.byteLength(body))}\n}\n`
}

it('a file of the server comes back with every record of every collection, only PINs are new', async () => {
  expect([...written].flatMap(([name, records]) => (records.length > 0 ? [] : [name]))).toEqual([])
  const { device, engine } = await newShop()
  const [owner] = await (await shopOf(device)).range('staff')
  const file = new Blob([text])
  await engine.importLegacy(file, defaultChoices(await engine.previewLegacy(file)))
  const shop = await shopOf(device)
  const blank = { id: 'cashier-1', name: 'Azad', role: 'cashier', pin: { salt: '', verifier: '' } }
  for (const [name, records] of await contents(shop)) {
    if (name === 'staff') expect(records).toEqual([owner, blank].toSorted((a, b) => (a!.id < b!.id ? -1 : 1)))
    else if (name === 'settings')
      expect(records).toEqual([{ ...DEFAULT_SETTINGS, name: 'New name', roundTo: 500, phones: '0750' }])
    else expect([name, records]).toEqual([name, written.get(name)])
  }
  expect(owner).toMatchObject({ name: 'Hêvî', role: 'owner' })
})

it('engine 28: the preview has the file’s own counts, numbers and newest rate', async () => {
  const preview = await world
    .device()
    .engine()
    .previewLegacy(new Blob([text]))
  const records = [...written.values()].flat().length
  expect(preview).toMatchObject({
    counts: { invoices: written.get('invoices')!.length, debtEntries: written.get('debt_entries')!.length },
    copy: { records, sections: { kaka_loans: 1, sonic_security_state: 3, sonic_invoice_counter: 1 } },
    next: { invoice: 'INV-0020', transfer: 'TRF-0007' },
    iqdPer100Usd: 151_500,
    hasRate: true,
    anomalies: [],
    shopName: 'Shop of tests',
  })
})

it('engine 28: the same file twice gives the same records, whatever was chosen about old files', async () => {
  const imported = async (iqdPer100Usd: number) => {
    const { device, engine } = await newShop()
    const file = new Blob([text])
    const choices = defaultChoices(await engine.previewLegacy(file))
    await engine.importLegacy(file, { ...choices, iqdPer100Usd, dinarPrices: 'iqd', balances: 'stated' })
    const all = await contents(await shopOf(device))
    all.set(
      'staff',
      all.get('staff')!.filter((person) => 'id' in person && person.id === 'cashier-1'),
    )
    return all
  }
  expect(await imported(0)).toEqual(await imported(140_000))
})

it('B11: a file that is not as it was written is refused, and the shop stays as it was and can be worked in', async () => {
  const { device, engine } = await newShop()
  const before = await contents(await shopOf(device))
  const choices = defaultChoices(await engine.previewLegacy(new Blob([text])))
  const refused: readonly (readonly [what: string, text: string, code: string])[] = [
    ['an amount', text.replace('"amount":25000', '"amount":35000'), 'file_tampered'],
    ['the name of a member', text.replace('"metadata"', '"netadata"'), 'file_tampered'],
    ['the name of a collection', text.replace('"records.items"', '"records.itemz"'), 'file_tampered'],
    ['a byte more', `${text} `, 'file_tampered'],
    ['the end', text.slice(0, -20), 'file_truncated'],
    ['a half', text.slice(0, text.length / 2), 'file_truncated'],
    ['a later format', forged('"format": 1', '"format": 2'), 'format_newer'],
    ['a later schema', forged('"schemaVersion": 1', '"schemaVersion": 2'), 'schema_newer'],
    ['a record fewer', forged('"records.shifts": [', '"records.shifts": [], "more": ['), 'file_tampered'],
  ]
  for (const [what, bad, code] of refused) {
    const file = new Blob([bad])
    const errors = [engine.previewLegacy(file), engine.importLegacy(file, choices)].map((work) =>
      work.then(
        () => 'taken',
        (error: { code: string }) => error.code,
      ),
    )
    expect([what, ...(await Promise.all(errors))]).toEqual([what, code, code])
  }
  const shop = await shopOf(device)
  expect(await contents(shop)).toEqual(before)
  await shop.mutate(async () => ({ changes: loans(1) }))
})

it('a collection that this version does not know is refused, not dropped', async () => {
  const later = forged('"collections": {', '"collections": {\n      "later": 0,')
  const body = later.slice(0, later.lastIndexOf(',\n  "checksum"')).concat(',\n  "records.later": []')
  const file = new Blob([`${body}${checksumMember(hash('sha256', body), Buffer.byteLength(body))}\n}\n`])
  await expect(world.device().engine().previewLegacy(file)).rejects.toMatchObject({ code: 'schema_newer' })
})
