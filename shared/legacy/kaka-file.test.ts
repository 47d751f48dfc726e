import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeKakaBackup } from '../../tests/fixtures/make-kaka-backup.ts'
import { timeOf } from '../ids.ts'
import type { CollectionName } from '../sections.ts'
import { importKaka } from './import-kaka.ts'
import { KakaFile } from './kaka-file.ts'
import { legacyOf } from './kept.ts'
import { bytesSource } from './test-source.ts'

type Found = { id: string; legacy: { n: number; key?: string; set: Record<string, unknown>; text?: string } }

/** Everything that an import makes, by collection, in the order of the file. */
async function imported(text: string, pieceSize = 65_536) {
  const made = new Map<string, Map<string, Found>>()
  const put = (collection: CollectionName, id: string, record: string) => {
    const records = made.get(collection) ?? new Map<string, Found>()
    made.set(collection, records)
    if (records.has(id)) throw new Error(`${collection} ${id} twice`)
    records.set(id, JSON.parse(record) as Found)
  }
  const sink = { put, finish: async () => undefined }
  const { passwords } = await importKaka(await KakaFile.open(bytesSource(text, pieceSize)), sink)
  const of = (name: string) => [...(made.get(name)?.values() ?? [])].sort((a, b) => a.legacy.n - b.legacy.n)
  return { of, passwords, all: JSON.stringify([...made].map(([name, records]) => [name, [...records]])) }
}

/** The file again, from what was imported; without passwords. */
async function exported(text: string): Promise<unknown> {
  const { of } = await imported(text)
  const book = (persons: string, inner: string, movements: string) =>
    of(persons).map(({ legacy }) => {
      const own = of(movements).filter(({ legacy: { key } }) => key === String(legacy.n))
      return { ...legacy.set, [inner]: own.map(({ legacy: { set } }) => set) }
    })
  return {
    metadata: JSON.parse(
      of('legacy').find(({ legacy }) => legacy.key === 'metadata')!.legacy.text!,
    ) as unknown,
    users: book('kaka_users', 'transactions', 'kaka_transactions'),
    loanPersons: book('kaka_loan_persons', 'loans', 'kaka_loans'),
  }
}

const withoutPasswords = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (key === 'password' ? undefined : value))

describe('a backup of KakaWallet', () => {
  it.each([1, 2] as const)(
    'B5: of generation %s says again all that it said, except passwords',
    async (keepers) => {
      const { text, passwords } = makeKakaBackup(keepers)
      expect(await exported(text)).toEqual(withoutPasswords(text))
      const made = await imported(text)
      expect(made.passwords).toBe(keepers)
      for (const password of passwords) expect(made.all).not.toContain(password)
    },
  )

  it('amounts stay as they were written, because the file names no currency, and times become those of the ids', async () => {
    const { of } = await imported(makeKakaBackup(2).text)
    const amounts = of('kaka_transactions').map(({ legacy }) => legacy.set['amount'])
    expect(amounts).toContain(0.30000000000000004)
    for (const { id, legacy } of of('kaka_transactions')) {
      expect(timeOf(id)).toBe(Date.parse(legacy.set['date'] as string))
      expect(legacyOf({ legacy })).toBe(legacy)
    }
  })

  it('is the same records whatever pieces it is read in', async () => {
    const { text } = makeKakaBackup(2)
    const whole = await imported(text)
    for (const size of [1, 7, 4_096]) expect((await imported(text, size)).all).toBe(whole.all)
  })

  it('loses nothing of what nobody expected', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()), { maxLength: 6 }),
        async (persons) => {
          const text = JSON.stringify({ metadata: {}, users: persons, loanPersons: [] })
          const { all } = await imported(text)
          for (const person of JSON.parse(text).users as unknown[])
            if (typeof person === 'string' && person.isWellFormed())
              expect(all).toContain(JSON.stringify(JSON.stringify(person)).slice(1, -1))
          const { of } = await imported(text)
          const objects = persons.filter(
            (one) => typeof one === 'object' && one !== null && !Array.isArray(one),
          )
          expect(of('kaka_users')).toHaveLength(objects.length)
          expect(of('legacy').filter(({ id }) => id.startsWith('row.'))).toHaveLength(
            persons.length - objects.length,
          )
        },
      ),
      { numRuns: 60 },
    ))

  it.each([
    ['nothing', '', 'file_truncated'],
    ['another program’s JSON', '{"users":[]}', 'file_foreign'],
    ['a backup of the old POS', '{"data":{"sonic_debts":null},"users":[],"loanPersons":[]}', 'file_foreign'],
    ['a list that is none', '{"users":{"a":1},"loanPersons":[]}', 'file_invalid'],
    ['a list as text', '{"users":"[]","loanPersons":[]}', 'file_invalid'],
    ['a broken person', '{"users":[{"id":}],"loanPersons":[]}', 'file_invalid'],
    ['a cut file', '{"users":[{"id":1}],"loanPersons":[{"id"', 'file_truncated'],
  ])('is refused: %s', async (_, text, code) => {
    await expect(imported(text)).rejects.toMatchObject({ code })
  })
})
