import { PosError } from '../../../shared/errors.ts'
import { judge } from '../postgres/failure.ts'
import { connectMigrated, SERVER_NAME } from '../postgres/open-postgres.ts'
import type { Client } from 'pg'
import { shopsFirst, type Cell, type Row, type TableShape, type TableStore } from './table-store.ts'

/**
 * Opens (and migrates) a PostgreSQL database. Throws `server_busy` when a server has connections to it,
 * `storage_unavailable`, `schema_newer`.
 */
export async function openPostgresTables(url: string): Promise<TableStore> {
  const client = await connectMigrated(url, { application_name: 'sonic-pos-move', pipeline: true }, 0)
  try {
    await refuseServers(client)
    await client.query('begin isolation level repeatable read')
    return new PostgresTables(client)
  } catch (error) {
    await client.end()
    throw error
  }
}

async function refuseServers(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and application_name = $1',
    [SERVER_NAME],
  )
  if (rowCount === 0) return
  throw new PosError('server_busy', 'a server uses this PostgreSQL database', {
    hint: 'End every server of this database first: what it stores meanwhile would not move.',
  })
}

class PostgresTables implements TableStore {
  readonly #client: Client
  #isOpen = true

  constructor(client: Client) {
    this.#client = client
  }

  async tables(): Promise<readonly TableShape[]> {
    const rows = await this.#all(
      `select c.relname, a.attname, t.typname, coalesce(array_position(i.indkey::int2[], a.attnum), -1)
       from pg_class c
       join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid
       where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'schema_steps'`,
    )
    const tables = Map.groupBy(rows, ([name]) => String(name))
    return shopsFirst(
      [...tables].map(([name, columns]) => ({
        name,
        columns: columns.map(([, column]) => String(column)).sort(),
        key: columns
          .filter(([, , , place]) => Number(place) >= 0)
          .sort((a, b) => Number(a[3]) - Number(b[3]))
          .map(([, column]) => String(column)),
        hasBytes: columns.some(([, , type]) => type === 'bytea'),
      })),
    )
  }

  async count({ name }: TableShape): Promise<number> {
    return Number((await this.#all(`select count(*) from ${name}`))[0]?.[0])
  }

  read({ name, columns, key }: TableShape, after: Row | undefined, limit: number): Promise<readonly Row[]> {
    const keys = key.join(', ')
    const from =
      after === undefined ? '' : `where (${keys}) > (${key.map((_, index) => `$${index + 2}`).join(', ')})`
    const text = `select ${columns.join(', ')} from ${name} ${from} order by ${keys} limit $1`
    return this.#all(text, [limit, ...(after ?? [])])
  }

  async insert({ name, columns }: TableShape, rows: readonly Row[]): Promise<void> {
    const values = columns.map((_, index) => `$${index + 1}`).join(', ')
    const text = `insert into ${name} (${columns.join(', ')}) values (${values})`
    await Promise.all(rows.map((row) => this.#query({ name: `into_${name}`, text, values: [...row] })))
  }

  async commit(): Promise<void> {
    const { command } = await this.#query({ text: 'commit' })
    if (command !== 'COMMIT') throw new Error('the database has rolled back')
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#client.end() // what was not committed ends with the connection
  }

  async #all(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.#query({ text, values: [...values] })).rows
  }

  async #query(query: { name?: string; text: string; values?: unknown[] }) {
    try {
      return await this.#client.query<Cell[]>({ ...query, rowMode: 'array' })
    } catch (error) {
      throw judge(error).meant
    }
  }
}
