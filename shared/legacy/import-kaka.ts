import { deterministicId } from '../ids.ts'
import type { CollectionName } from '../sections.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { KAKA_LISTS, type KakaFile, type KakaList } from './kaka-file.ts'
import { putKept, putRow, TextKeeper, type OldRecord, type RecordSink } from './kept.ts'
import { isoTime } from './old-date.ts'
import type { OnBytes } from './old-file.ts'

const BOOKS = {
  users: { persons: 'kaka_users', inner: 'transactions', movements: 'kaka_transactions' },
  loanPersons: { persons: 'kaka_loan_persons', inner: 'loans', movements: 'kaka_loans' },
} as const satisfies Record<KakaList, { persons: CollectionName; inner: string; movements: CollectionName }>

/** What an import of a KakaWallet backup came to. */
export interface KakaImport {
  /** Passwords in clear that stood in the file and were left out. */
  readonly passwords: number
}

/**
 * Makes records of a KakaWallet backup, through `sink`. The same file gives the same records. What it said stands in the
 * field `legacy` of each, amounts and dates as they were written (the file names no currency), except passwords, which
 * stood there in clear and are left out. A movement keeps the place of its person as `key`. Throws what `KakaFile` throws.
 */
export async function importKaka(
  file: KakaFile,
  sink: RecordSink,
  onBytes: OnBytes = () => {},
): Promise<KakaImport> {
  const run = { sink, fallbackAt: file.madeAt ?? Date.UTC(2000, 0, 1), passwords: 0 }
  for (const list of KAKA_LISTS) {
    const seen: Seen = { persons: new Map(), movements: new Map(), moved: 0 }
    for await (const batch of file.persons(list, onBytes))
      for (const old of batch) putPerson(run, list, old, seen)
    await sink.finish(BOOKS[list].persons)
    await sink.finish(BOOKS[list].movements)
  }
  let n = 0
  for await (const { kind, key, text } of file.others()) {
    const keeper = new TextKeeper(sink, kind, 'file', { n, key })
    keeper.add(text)
    keeper.end()
    n += 1
  }
  return { passwords: run.passwords }
}

interface Run {
  readonly sink: RecordSink
  readonly fallbackAt: number
  passwords: number
}

interface Seen {
  readonly persons: Map<string, number>
  readonly movements: Map<string, number>
  moved: number
}

function putPerson(run: Run, list: KakaList, old: OldRecord, seen: Seen): void {
  const { persons, inner } = BOOKS[list]
  if (!isObject(old.value)) {
    putRow(run.sink, persons, old)
    return
  }
  const movements = old.value[inner]
  const isList = Array.isArray(movements)
  const hasPassword = Object.hasOwn(old.value, 'password')
  if (hasPassword && old.value['password'] !== null) run.passwords += 1
  const left = Object.entries(old.value).filter(([key]) => key !== 'password' && !(isList && key === inner))
  putOld(run, persons, { n: old.n, value: Object.fromEntries(left) }, seen.persons)
  if (isList) for (const movement of movements) putMovement(run, list, movement, String(old.n), seen)
}

function putMovement(run: Run, list: KakaList, value: unknown, key: string, seen: Seen): void {
  const { movements } = BOOKS[list]
  const n = seen.moved
  seen.moved += 1
  if (isObject(value)) putOld(run, movements, { n, key, value }, seen.movements)
  else putRow(run.sink, movements, { n, key, value, text: JSON.stringify(value) })
}

function putOld(
  run: Run,
  collection: CollectionName,
  { value, ...place }: { n: number; key?: string; value: OldObject },
  seen: Map<string, number>,
): void {
  const at =
    isoTime(value['date']) ?? isoTime(value['joinDate']) ?? isoTime(value['createdAt']) ?? run.fallbackAt
  const oldId = value['id']
  const key = typeof oldId === 'number' || typeof oldId === 'string' ? String(oldId) : ''
  const ordinal = seen.get(`${at} ${key}`) ?? 0
  seen.set(`${at} ${key}`, ordinal + 1)
  const record = { id: deterministicId(at, collection, key, ordinal) }
  const old: OldRecord = { ...place, value, text: JSON.stringify(value) }
  putKept(run.sink, collection, collection, { record, base: {}, old })
}
