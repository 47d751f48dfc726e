/** A value as both databases have it. */
export type Cell = string | number | Uint8Array | null

/** The cells of one row, in the order of the table's columns. */
export type Row = readonly Cell[]

/** A table by its names, which are the same in every database of this server. */
export interface TableShape {
  readonly name: string
  /** In alphabetical order. */
  readonly columns: readonly string[]
  /** The primary key. */
  readonly key: readonly string[]
  /** Whether rows hold bytes and so are large. */
  readonly hasBytes: boolean
}

/** A whole database as plain tables, in one transaction that begins when it is opened. */
export interface TableStore {
  /** Every table but those that only say which version the schema has; those that others refer to come first. */
  tables(): Promise<readonly TableShape[]>
  count(table: TableShape): Promise<number>
  /** At most `limit` rows after the one with this key, in the order of the key as this database has it. */
  read(table: TableShape, after: Row | undefined, limit: number): Promise<readonly Row[]>
  insert(table: TableShape, rows: readonly Row[]): Promise<void>
  /** Makes what was inserted stay. */
  commit(): Promise<void>
  /** Closes, and undoes what was not committed; calling twice is allowed. */
  close(): Promise<void>
}

/** The key of a row. */
export function keyOf({ columns, key }: TableShape, row: Row): Row {
  return key.map((column) => row[columns.indexOf(column)] ?? null)
}

/** Sorts tables for `TableStore.tables`: all references lead to `shops`. */
export function shopsFirst(tables: readonly TableShape[]): readonly TableShape[] {
  const rank = ({ name }: TableShape) => (name === 'shops' ? `0` : `1${name}`)
  return tables.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}
