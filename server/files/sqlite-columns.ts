import { COLLECTIONS, isCollectionName } from '../../shared/sections.ts'

/** How a field stands in a table: as it is, true as 1 and false as 0, or as JSON. */
type ColumnKind = 'integer' | 'real' | 'text' | 'boolean' | 'json'

/** A field of a record that has a column of its own. */
export interface Column {
  readonly field: string
  readonly kind: ColumnKind
}

/** What a value in a table can be. */
export type Cell = string | number | null

/** The column that holds, as JSON, whatever of a record has no column or would not come back from its column as it was. */
export const REST_COLUMN = '_more'

const KINDS: Readonly<Record<string, ColumnKind>> = {
  string: 'text',
  enum: 'text',
  literal: 'text',
  int: 'integer',
  number: 'real',
  boolean: 'boolean',
}
const WRAPPERS = new Set(['optional', 'nullable', 'default', 'readonly', 'nonoptional'])

/** The columns of a collection: the top-level fields of its schema, `id` first. Only `id` for one that is unknown. */
export function columnsOf(collection: string): Column[] {
  const fields = isCollectionName(collection) ? shapeOf(COLLECTIONS[collection].schema) : {}
  const columns = Object.entries(fields).map(([field, schema]): Column => ({ field, kind: kindOf(schema) }))
  return [{ field: 'id', kind: 'text' }, ...columns.filter(({ field }) => field !== 'id')]
}

/** The type that the column is declared with. */
export function typeOf({ kind }: Column): string {
  if (kind === 'integer' || kind === 'boolean') return 'integer'
  return kind === 'real' ? 'real' : 'text'
}

/** A record as the cells of its row, `_more` last. */
export function toRow(columns: readonly Column[], record: Readonly<Record<string, unknown>>): Cell[] {
  const rest = { ...record }
  const cells = columns.map(({ field, kind }): Cell => {
    const cell = toCell(kind, record[field])
    if (cell !== null) delete rest[field]
    return cell
  })
  return [...cells, Object.keys(rest).length === 0 ? null : JSON.stringify(rest)]
}

/** The record that `toRow` made these cells of. */
export function fromRow(columns: readonly Column[], cells: Readonly<Record<string, unknown>>): object {
  const record: Record<string, unknown> = {}
  for (const { field, kind } of columns) {
    const cell = cells[field]
    if (cell === null || cell === undefined) continue
    if (kind === 'boolean') record[field] = cell === 1
    else record[field] = kind === 'json' && typeof cell === 'string' ? JSON.parse(cell) : cell
  }
  const rest = cells[REST_COLUMN]
  return typeof rest === 'string' ? { ...record, ...(JSON.parse(rest) as object) } : record
}

/** Null for what the column could not give back exactly. */
function toCell(kind: ColumnKind, value: unknown): Cell {
  if (value === undefined || value === null) return null
  switch (kind) {
    case 'integer':
      return Number.isSafeInteger(value) ? (value as number) : null
    case 'real':
      return typeof value === 'number' ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null
    case 'text':
      return typeof value === 'string' ? value : null
    case 'json':
      return JSON.stringify(value)
  }
}

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, unknown>>
  readonly innerType?: unknown
  readonly options?: readonly unknown[]
  readonly format?: string
}

function definitionOf(schema: unknown): Definition | undefined {
  return (schema as { readonly _zod?: { readonly def?: Definition } } | undefined)?._zod?.def
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> {
  return definitionOf(schema)?.shape ?? {}
}

function kindOf(schema: unknown): ColumnKind {
  const definition = definitionOf(schema)
  if (definition === undefined) return 'json'
  if (WRAPPERS.has(definition.type)) return kindOf(definition.innerType)
  if (definition.type === 'number' && definition.format?.includes('int') === true) return 'integer'
  return KINDS[definition.type] ?? 'json'
}
