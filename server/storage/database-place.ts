import { join, resolve } from 'node:path'
import { PosError } from '../../shared/errors.ts'

/** Where a server's database is. */
export type DatabasePlace =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string }

/** The database of a server that was given no address: one file in its data folder. */
export function sqliteIn(dataDir: string): DatabasePlace {
  return { kind: 'sqlite', path: join(dataDir, 'sonic.sqlite') }
}

/**
 * Reads `postgres://user:password@host:5432/database`. Throws `bad_request` that names `field` and repeats nothing of
 * the text: it may hold a password.
 */
export function parsePostgresUrl(text: string, field: string): DatabasePlace {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) throw wrong(field, 'is not an address')
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw wrong(field, 'is not the address of a PostgreSQL database')
  }
  if (url.pathname.length < 2) throw wrong(field, 'names no database')
  return { kind: 'postgres', url: text }
}

/** Reads the address of PostgreSQL or the path of a SQLite file. Throws `bad_request`, as `parsePostgresUrl`. */
export function parseDatabasePlace(text: string, field: string): DatabasePlace {
  if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return parsePostgresUrl(text, field)
  return { kind: 'sqlite', path: resolve(text) }
}

/** How a person knows the database: its file, or its host and name without user and password. */
export function nameOfPlace(place: DatabasePlace): string {
  if (place.kind === 'sqlite') return place.path
  const { host, pathname } = new URL(place.url)
  return `postgres://${host}${pathname}`
}

function wrong(field: string, what: string): PosError {
  return new PosError('bad_request', `${field} ${what}`, {
    field,
    hint: `Write ${field} as postgres://user:password@host:5432/database; in user and password write %40 for @, %2F for /.`,
  })
}
