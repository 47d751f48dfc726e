import { hash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importLegacy } from '../../shared/legacy/import-legacy.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import { OldFile } from '../../shared/legacy/old-file.ts'
import { previewLegacy } from '../../shared/legacy/preview-legacy.ts'
import { checksumMember } from '../../shared/legacy/shop-checksum.ts'
import { readMetadata, shopFileRecords } from '../../shared/legacy/shop-file.ts'
import { bytesSource } from '../../shared/legacy/test-source.ts'
import { indexFile } from '../../shared/legacy/file-index.ts'
import { COLLECTION_NAMES, SECTIONS } from '../../shared/sections.ts'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { openNewestBackup } from '../readable/open-backup.ts'
import { FileWriter } from './file-writer.ts'
import { writeShopJson } from './shop-json.ts'
import { verifyShopJson } from './verify-json.ts'

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const AT = Date.UTC(2026, 10, 22, 18, 5, 9)
const PERSON = { name: 'Azad', role: 'owner', pin: { salt: 'c2FsdA', verifier: 'c2VjcmV0LXBpbg' } }

/** The shop's newest backup as the text of its file. */
async function fileText(at = AT): Promise<string> {
  const path = join(world.root, `test-${Math.random()}.json`)
  const writer = new FileWriter(path)
  const backup = await openNewestBackup(world.parts, world.shop.shopId)
  await writeShopJson(backup!, writer, { at, appVersion: '1.2.3' })
  writer.finish()
  return readFileSync(path, 'utf8')
}

interface Parsed {
  timestamp: string
  version: string
  metadata: Record<string, never>
  data: Record<string, unknown>
  [member: string]: unknown
}

describe('the JSON file of a shop', () => {
  it('is the old form with every record in our own form beside it', async () => {
    await world.commitReal(30)
    const file = JSON.parse(await fileText()) as Parsed
    expect([file.timestamp, file.version]).toEqual(['2026-11-22T18:05:09.000Z', '1.0'])
    expect(Object.keys(SECTIONS).filter((key) => !(key in file.data))).toEqual(
      Object.keys(SECTIONS).filter(
        (key) => !(key in makeOldBackup(30).data) && !/kaka|transfer_counter/.test(key),
      ),
    )
    const backup = await openNewestBackup(world.parts, world.shop.shopId)
    for (const name of COLLECTION_NAMES) {
      const records: unknown[] = []
      for await (const leaf of backup!.leaves(name))
        records.push(...leaf.map(({ text }) => JSON.parse(text) as unknown))
      expect([name, file[`records.${name}`]]).toEqual([name, records])
    }
  })

  it('says of what it was written, counts per section, totals per currency, root and number', async () => {
    const collections = {
      kaka_users: idList(3),
      kaka_loan_persons: idList(2),
      kaka_transactions: idList(5),
      kaka_loans: idList(1),
      items: idList(4),
    }
    const summary = { owed: { USD: 12_50, IQD: 250_000 } }
    const { manifest } = await world.commit({ collections, manifest: { summary } })
    const { metadata } = JSON.parse(await fileText()) as Parsed
    expect(metadata).toMatchObject({
      kind: 'sonic-pos-shop',
      format: 1,
      createdAt: '2026-11-22T18:05:09.000Z',
      shop: { shopId: world.shop.shopId, name: 'Shop of tests' },
      backup: { number: 1, root: manifest.root, snapshotId: manifest.snapshotId },
      statistics: { users: 3, loanPersons: 2, transactions: 5, loans: 1, records: 15 },
      totals: summary,
    })
    expect(metadata['sections']).toMatchObject({ kaka_users: 3, sonic_shop_data: 4, sonic_invoices: 0 })
    expect(Object.keys(metadata['sections']!)).toHaveLength(Object.keys(SECTIONS).length)
  })

  it('has the records of sections that the old POS did not know in `data` too', async () => {
    await world.commit({ collections: { kaka_users: ['a', 'b'] } })
    const { data } = JSON.parse(await fileText()) as Parsed
    expect(data['kaka_users']).toEqual([{ id: 'a' }, { id: 'b' }])
    expect([data['kaka_loans'], data['sonic_transfer_counter']]).toEqual([[], []])
  })

  it('is in `data` the old file that the shop was made of, with nothing of ours left over', async () => {
    await world.commitReal(30)
    const made = async (text: string) => {
      const file = await OldFile.open(bytesSource(text))
      const records: string[] = []
      const choices = { ...defaultChoices(await previewLegacy(file)), shopName: 'x' }
      const sink = {
        put: (name: string, id: string, record: string) => void records.push(`${name} ${id} ${record}`),
        finish: async () => {},
      }
      await importLegacy(file, choices, sink)
      // A short section is kept as it stood besides, and the order of fields is not
      return records.filter((record) => !record.startsWith('legacy form.')).toSorted()
    }
    const old = makeOldBackup(30)
    const again = await made(await fileText(Date.parse(old.timestamp)))
    expect(again).toEqual(await made(JSON.stringify(old)))
  })

  it('engine 16: never holds the verifier of a PIN', async () => {
    await world.commit({
      collections: { staff: ['s1'] },
      records: [{ ...PERSON, id: 's1' }],
    })
    const text = await fileText()
    expect(text).not.toContain(PERSON.pin.verifier)
    expect((JSON.parse(text) as Parsed)['records.staff']).toEqual([
      { ...PERSON, id: 's1', pin: { salt: '', verifier: '' } },
    ])
  })

  it('holds a record that is none of ours as it is, and leaves it out of the old form with a count', async () => {
    await world.commit({
      collections: { invoices: ['odd'], items: ['odd'] },
      records: [{ id: 'odd', lines: 7 } as { id: string }],
    })
    const file = JSON.parse(await fileText()) as Parsed
    expect(file['records.invoices']).toEqual([{ id: 'odd', lines: 7 }])
    expect(file['leftOut']).toEqual({ invoices: 1, items: 1 })
  })

  it('is read a record at a time by whoever restores it', async () => {
    await world.commit({ collections: { items: idList(7) } })
    const source = bytesSource(await fileText(), 100)
    const index = await indexFile(source)
    const ids: string[] = []
    for await (const batch of shopFileRecords(source, index, 'items'))
      ids.push(...batch.map((record) => (record as { id: string }).id))
    expect(ids).toEqual(idList(7))
    expect((await readMetadata(source, index)).collections['items']).toBe(7)
  })
})

describe('reading it back', () => {
  const verify = (text: string) => verifyShopJson(bytesSource(text))

  it('B11: finds every single changed, missing or added byte', async () => {
    await world.commit({ collections: { kaka_users: idList(3), items: idList(2) } })
    const text = await fileText()
    expect((await verify(text)).statistics.records).toBe(5)
    const refused: number[] = []
    for (let at = 0; at < text.length; at += 97) {
      const flipped = text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1)
      await verify(flipped).catch(() => refused.push(at))
    }
    expect(refused).toHaveLength(Math.ceil(text.length / 97))
    for (const cut of [1, 3, 40, 200, text.length - 1])
      await expect(verify(text.slice(0, -cut))).rejects.toMatchObject({ name: 'PosError' })
    await expect(verify(`${text} `)).rejects.toMatchObject({ code: 'file_tampered' })
  })

  it('refuses a file of a later format, another JSON file and none at all', async () => {
    await world.commit({ collections: { items: ['a'] } })
    const body = (await fileText()).split(',\n  "checksum"')[0]!.replace('"format": 1', '"format": 2')
    const later = `${body}${checksumMember(hash('sha256', body), Buffer.byteLength(body))}\n}\n`
    await expect(verify(later)).rejects.toMatchObject({ code: 'format_newer' })
    await expect(verify(JSON.stringify(makeOldBackup(2)))).rejects.toMatchObject({ code: 'file_foreign' })
    await expect(verify('PK\u0003\u0004')).rejects.toMatchObject({ code: 'file_foreign' })
  })
})

it('a file that its writer was killed in has no whole form', async () => {
  await world.commit({ collections: { items: idList(9) } })
  const text = await fileText()
  const path = join(world.root, 'cut.json')
  writeFileSync(path, text.slice(0, text.length / 2))
  expect(statSync(path).size).toBeLessThan(text.length)
  await expect(verifyShopJson(bytesSource(readFileSync(path)))).rejects.toMatchObject({
    code: 'file_truncated',
  })
})
