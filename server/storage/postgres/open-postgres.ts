import { Client, Pool, type ClientConfig } from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import type { Runner } from '../runner.ts'
import { judge } from './failure.ts'
import { GatheringSocket } from './gathering-socket.ts'
import { migrate } from './migrate.ts'
import { PostgresRunner } from './postgres-runner.ts'
import { VALUES } from './values.ts'

/** How many connections one server has. PostgreSQL works best with a few for each of its cores. */
const CONNECTIONS = 10

/** How long to wait for a connection of the pool or of the network, in milliseconds. */
const CONNECT_MS = 5000

/** How long PostgreSQL may be away when this server starts, in milliseconds: machines start in any order. */
const PATIENCE_MS = 15_000
const KNOCK_MS = 250

/** By this name PostgreSQL lists the connections of a server. */
export const SERVER_NAME = 'sonic-pos'

/**
 * Opens a PostgreSQL database and brings its schema to this code's version. Throws `storage_unavailable` when it
 * cannot be reached, `schema_newer` for one that a newer server has written. Neither says anything of the password.
 */
export async function openPostgresRunner(url: string, patienceMs = PATIENCE_MS): Promise<Runner> {
  const client = await connectMigrated(url, {}, patienceMs)
  await client.end()
  const pool = new Pool({
    ...settingsOf(url),
    max: CONNECTIONS,
    pipeline: true,
    stream: () => new GatheringSocket(),
  })
  // A connection that breaks is taken out by the pool; without these listeners it would end the process
  pool.on('error', () => undefined)
  pool.on('connect', (one) => one.on('error', () => undefined))
  return new PostgresRunner(pool)
}

/** One connection, after the schema was brought to this code's version; the caller ends it. Throws as `openPostgresRunner`. */
export async function connectMigrated(url: string, more: ClientConfig, patienceMs: number): Promise<Client> {
  // A new schema and a whole database may take as long as they take
  const patient = {
    statement_timeout: 0,
    query_timeout: 0,
    lock_timeout: 0,
    idle_in_transaction_session_timeout: 0,
  }
  const client = await knock({ ...settingsOf(url), ...patient, ...more }, performance.now() + patienceMs)
  try {
    await migrate(client)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}

function settingsOf(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: SERVER_NAME,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: VALUES,
    lock_timeout: 10_000,
    statement_timeout: 60_000,
    query_timeout: 65_000, // for a network that swallows everything
    // A server that hangs must not keep a shop locked
    idle_in_transaction_session_timeout: 30_000,
  }
}

async function knock(settings: ClientConfig, until: number): Promise<Client> {
  for (;;) {
    const client = new Client(settings)
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      const { again, meant } = judge(error)
      await client.end().catch(() => undefined)
      if (!again || performance.now() > until) throw meant
      await wait(KNOCK_MS)
    }
  }
}
