import { createHash } from 'node:crypto'
import { PosError } from '../../../shared/errors.ts'
import { RowSum } from './row-sum.ts'
import { keyOf, type Row, type TableShape, type TableStore } from './table-store.ts'

/** So many rows are in memory at once; an object has 704 KiB at most, 15 KiB as a rule. */
const ROWS = 500
const LARGE_ROWS = 32

/** What was moved. */
export interface Moved {
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  /** Objects whose bytes are not those that were once stored; they were so before and moved as they are. */
  readonly damaged: readonly string[]
}

/** Told after each batch: what is done, how many rows of how many. */
export type ShowMove = (what: string, done: number, total: number) => void

/**
 * Copies every table into an empty database, reads all of it back and commits only when it is the same. Throws
 * `bad_request` for a target that is not empty; a target that it throws for stays as it was.
 */
export async function moveTables(from: TableStore, to: TableStore, show: ShowMove): Promise<Moved> {
  const tables = await from.tables()
  await refuseOther(tables, to)
  let total = 0
  for (const table of tables) total += await from.count(table)
  const sums = new Map<string, RowSum>()
  let done = 0
  for (const table of tables) {
    const sum = new RowSum()
    for await (const rows of batches(from, table)) {
      await to.insert(table, rows)
      for (const row of rows) sum.add(row)
      show('Moving', (done += rows.length), total)
    }
    sums.set(table.name, sum)
  }
  const damaged = await readBack(to, tables, sums, (count) => show('Reading back', count, total))
  await to.commit()
  return { tables: tables.map(({ name }) => ({ name, rows: sums.get(name)?.rows ?? 0 })), damaged }
}

async function refuseOther(tables: readonly TableShape[], to: TableStore): Promise<void> {
  const theirs = await to.tables()
  if (JSON.stringify(tables.map(bare)) !== JSON.stringify(theirs.map(bare))) {
    throw new Error('the two databases do not have the same tables')
  }
  for (const table of theirs) {
    const rows = await to.count(table)
    if (rows === 0) continue
    throw new PosError('bad_request', `the target is not empty: ${rows} rows in ${table.name}`, {
      field: 'to',
      hint: 'Name a new database; nothing is ever written over.',
    })
  }
}

function bare({ name, columns, key }: TableShape): unknown {
  return [name, columns, key]
}

async function readBack(
  to: TableStore,
  tables: readonly TableShape[],
  sums: ReadonlyMap<string, RowSum>,
  show: (done: number) => void,
): Promise<readonly string[]> {
  const damaged: string[] = []
  let done = 0
  for (const table of tables) {
    const sum = new RowSum()
    for await (const rows of batches(to, table)) {
      for (const row of rows) {
        sum.add(row)
        if (table.name === 'sonic_objects' && !isWhole(table, row))
          damaged.push(String(row[table.columns.indexOf('id')]))
      }
      show((done += rows.length))
    }
    if (sums.get(table.name)?.equals(sum) !== true) {
      throw new PosError('internal', `what was written to ${table.name} does not read back the same`, {
        hint: 'Nothing was kept. Look at the disk of the target, then move again.',
      })
    }
  }
  return damaged
}

function isWhole({ columns }: TableShape, row: Row): boolean {
  const [body, hash] = [row[columns.indexOf('body')], row[columns.indexOf('body_sha256')]]
  if (!(body instanceof Uint8Array && hash instanceof Uint8Array)) return false
  return createHash('sha256').update(body).digest().equals(hash)
}

async function* batches(store: TableStore, table: TableShape): AsyncGenerator<readonly Row[]> {
  const limit = table.hasBytes ? LARGE_ROWS : ROWS
  let after: Row | undefined
  for (;;) {
    const rows = await store.read(table, after, limit)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    if (rows.length < limit) return
    after = keyOf(table, last)
  }
}
