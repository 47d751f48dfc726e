import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { openDatabase } from '../sqlite/open-database.ts'
import { sqliteFailure } from '../sqlite/sqlite-failure.ts'
import { holdFile } from '../sqlite/file-hold.ts'
import { shopsFirst, type Row, type TableShape, type TableStore } from './table-store.ts'

/** Opens (and makes, and migrates) a SQLite file, which no server may use meanwhile. Throws `server_busy`, `schema_newer`. */
export function openSqliteTables(path: string): TableStore {
  const hold = holdFile(path)
  try {
    return new SqliteTables(openDatabase(path), hold)
  } catch (error) {
    hold.release()
    throw error
  }
}

class SqliteTables implements TableStore {
  readonly #db: DatabaseSync
  readonly #hold: { release(): void }
  readonly #prepared = new Map<string, StatementSync>()

  constructor(db: DatabaseSync, hold: { release(): void }) {
    this.#db = db
    this.#hold = hold
    db.exec('begin')
  }

  async tables(): Promise<readonly TableShape[]> {
    const names = this.#all(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'",
      [],
    )
    return shopsFirst(names.map(([name]) => this.#shapeOf(String(name))))
  }

  async count({ name }: TableShape): Promise<number> {
    return Number(this.#all(`select count(*) from ${name}`, [])[0]?.[0])
  }

  async read({ name, columns, key }: TableShape, after: Row | undefined, limit: number) {
    const keys = key.join(', ')
    const from = after === undefined ? '' : `where (${keys}) > (${key.map(() => '?').join(', ')})`
    const text = `select ${columns.join(', ')} from ${name} ${from} order by ${keys} limit ?`
    return this.#all(text, [...(after ?? []), limit])
  }

  async insert({ name, columns }: TableShape, rows: readonly Row[]): Promise<void> {
    const values = columns.map(() => '?').join(', ')
    const statement = this.#prepare(`insert into ${name} (${columns.join(', ')}) values (${values})`)
    try {
      for (const row of rows) statement.run(...(row as SQLInputValue[]))
    } catch (error) {
      throw sqliteFailure(error)
    }
  }

  async commit(): Promise<void> {
    try {
      this.#db.exec('commit')
    } catch (error) {
      throw sqliteFailure(error)
    }
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      this.#db.exec('pragma wal_checkpoint(truncate)')
      this.#db.close()
    }
    this.#hold.release()
  }

  #shapeOf(name: string): TableShape {
    const columns = this.#all('select name, type, pk from pragma_table_info(?)', [name])
    return {
      name,
      columns: columns.map(([column]) => String(column)).sort(),
      key: columns
        .filter(([, , place]) => Number(place) > 0)
        .sort((a, b) => Number(a[2]) - Number(b[2]))
        .map(([column]) => String(column)),
      hasBytes: columns.some(([, type]) => String(type).toLowerCase() === 'blob'),
    }
  }

  #all(text: string, values: readonly unknown[]): readonly Row[] {
    return this.#prepare(text).all(...(values as SQLInputValue[])) as unknown as readonly Row[]
  }

  #prepare(text: string): StatementSync {
    let statement = this.#prepared.get(text)
    if (statement === undefined) {
      statement = this.#db.prepare(text)
      statement.setReturnArrays(true)
      this.#prepared.set(text, statement)
    }
    return statement
  }
}
