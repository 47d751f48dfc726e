import type { Client } from 'pg'
import { PosError } from '../../../shared/errors.ts'
import { stepsAfter } from '../read-steps.ts'

/** Any number, as long as every version of the server takes the same one. */
const LOCK = 7_370_551_200

/**
 * Brings the schema to this code's version, in one transaction under a lock: of servers that start together one does
 * it and the others wait. Throws `schema_newer` for a database that a newer server has written, and changes nothing
 * then. The table `schema_steps` says what was done.
 */
export async function migrate(client: Client): Promise<void> {
  await refuseOtherEncoding(client)
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await client.query(
      'create table if not exists schema_steps (number bigint primary key, name text not null, done_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ done: number }>(
      'select coalesce(max(number), 0) as done from schema_steps',
    )
    for (const { number, name, sql } of stepsAfter(rows[0]?.done ?? 0, 'postgres')) {
      await client.query(sql)
      await client.query('insert into schema_steps (number, name) values ($1, $2)', [number, name])
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function refuseOtherEncoding(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('show server_encoding')
  const encoding = rows[0]?.server_encoding
  if (encoding === 'UTF8') return
  throw new PosError('bad_request', `the database has the encoding ${encoding}`, {
    hint: "Make it with `create database sonic encoding 'UTF8' locale 'C' template template0`.",
  })
}
