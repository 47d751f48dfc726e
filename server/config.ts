import { createECDH } from 'node:crypto'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { PosError } from '../shared/errors.ts'
import type { BackupFolder } from './files/folder.ts'
import { type DatabasePlace, parsePostgresUrl, sqliteIn } from './storage/database-place.ts'
import type { TlsFiles } from './tls/certificate.ts'

const text = z.string().check(z.minLength(1))
const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535))

const Environment = z.object({
  PORT: z._default(port, 8787),
  HOST: z._default(text, '127.0.0.1'),
  DATA_DIR: z._default(text, './data'),
  DIST_DIR: z.optional(text),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info'),
  SONIC_MASTER_KEY: z.optional(text),
  DATABASE_URL: z.optional(text),
  BACKUP_DIR: z.optional(text),
  BACKUP_DIR_2: z.optional(text),
  BACKUP_PASSPHRASE: z.optional(z.string().check(z.minLength(12))),
  TRUST_PROXY: z._default(z.enum(['0', '1']), '0'),
  SHOP_QUOTA_MB: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000_000))),
  METRICS_TOKEN: z.optional(
    z.string().check(z.regex(/^[\x21-\x7e]{16,512}$/, 'has to have at least 16 letters, digits or signs')),
  ),
  DRAIN_SECONDS: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(300)), 0),
  TLS_CERT: z.optional(text),
  TLS_KEY: z.optional(text),
  TLS_HSTS: z._default(z.enum(['0', '1']), '1'),
  LAN_HELP_PORT: z._default(port, 8788),
  PUSH: z._default(z.enum(['0', '1']), '1'),
  PUSH_CONTACT: z.optional(
    z.string().check(z.regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'has to be mailto:… or https://…')),
  ),
  VAPID_PRIVATE_KEY: z.optional(
    text.check(z.refine(isPrivateKey, 'has to be a key of P-256: 32 bytes in base64url')),
  ),
})

/** Where this server writes its backup files, and how. */
export interface BackupConfig {
  /** BACKUP_DIR, which must be there, or a folder in `dataDir`, which is made. */
  readonly folder: BackupFolder
  /** BACKUP_DIR_2, which must be there. */
  readonly second: BackupFolder | undefined
  /** Locks the files. */
  readonly passphrase: string | undefined
}

/** Who sends push messages. */
export interface PushConfig {
  /** Whom a push service may ask about this server. */
  readonly contact: string | undefined
  /** 32 bytes; absent when the master key gives one. */
  readonly privateKey: Uint8Array | undefined
}

/** How this server runs. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** PostgreSQL when DATABASE_URL is set, else a file in `dataDir`. Its address may hold a password. */
  readonly database: DatabasePlace
  readonly backups: BackupConfig
  /** The built app. */
  readonly distDir: string
  readonly logLevel: string
  /** How many bytes each shop may store that has no quota of its own; absent for no limit. */
  readonly shopQuotaBytes: number | undefined
  /** Base64; absent when the key file in `dataDir` counts. */
  readonly masterKey: string | undefined
  /** A proxy of one's own stands in front and notes the caller's address. */
  readonly trustProxy: boolean
  /** Who has it may read `/metrics`; without one only clients on this machine may. */
  readonly metricsToken: string | undefined
  /** How long the server still answers after it was told to end, so that a proxy sees that it is not ready, in ms. */
  readonly drainMs: number
  /** TLS_CERT and TLS_KEY; without them this server speaks plain http. */
  readonly tls: TlsFiles | undefined
  /** Browsers are told to come by https only; never without `tls`. */
  readonly hsts: boolean
  /** Where `npm run lan` shows its help page. */
  readonly lanHelpPort: number
  /** How push messages are sent; absent when they are switched off. */
  readonly push: PushConfig | undefined
}

/** The variables that a server knows. */
export const VARIABLES: readonly string[] = Object.keys(Environment.shape)

/** Reads the environment; an empty variable counts as not set. Throws `bad_request` naming the variable. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>, root: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = String(issue?.path[0])
    throw new PosError('bad_request', `${field}: ${issue?.message}`, { field, hint: `Set ${field} right.` })
  }
  const { PORT, HOST, DATA_DIR, DIST_DIR, LOG_LEVEL, SONIC_MASTER_KEY, TRUST_PROXY, DATABASE_URL } =
    parsed.data
  const dataDir = resolve(DATA_DIR)
  const tls = tlsOf(parsed.data)
  return {
    port: PORT,
    host: HOST,
    dataDir,
    database: DATABASE_URL === undefined ? sqliteIn(dataDir) : parsePostgresUrl(DATABASE_URL, 'DATABASE_URL'),
    backups: backupsOf(parsed.data, dataDir),
    distDir: resolve(DIST_DIR ?? join(root, 'dist')),
    logLevel: LOG_LEVEL,
    shopQuotaBytes: bytesOf(parsed.data.SHOP_QUOTA_MB),
    masterKey: SONIC_MASTER_KEY,
    trustProxy: TRUST_PROXY === '1',
    metricsToken: parsed.data.METRICS_TOKEN,
    drainMs: parsed.data.DRAIN_SECONDS * 1000,
    tls,
    hsts: tls !== undefined && parsed.data.TLS_HSTS === '1',
    lanHelpPort: parsed.data.LAN_HELP_PORT,
    push: pushOf(parsed.data),
  }
}

function tlsOf({ TLS_CERT, TLS_KEY }: z.infer<typeof Environment>): TlsFiles | undefined {
  if (TLS_CERT !== undefined && TLS_KEY !== undefined)
    return { certPath: resolve(TLS_CERT), keyPath: resolve(TLS_KEY) }
  if (TLS_CERT === undefined && TLS_KEY === undefined) return undefined
  const [given, field] = TLS_CERT === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY']
  throw new PosError('bad_request', `${field} is not set, but ${given} is`, {
    field,
    hint: 'Set both for https, or neither for plain http.',
  })
}

function pushOf({
  PUSH,
  PUSH_CONTACT,
  VAPID_PRIVATE_KEY,
}: z.infer<typeof Environment>): PushConfig | undefined {
  if (PUSH === '0') return undefined
  const privateKey = VAPID_PRIVATE_KEY === undefined ? undefined : Buffer.from(VAPID_PRIVATE_KEY, 'base64url')
  return { contact: PUSH_CONTACT, privateKey }
}

function isPrivateKey(text: string): boolean {
  try {
    createECDH('prime256v1').setPrivateKey(text, 'base64url')
    return Buffer.from(text, 'base64url').length === 32
  } catch {
    return false
  }
}

function bytesOf(megabytes: number | undefined): number | undefined {
  return megabytes === undefined ? undefined : megabytes * 1_000_000
}

function backupsOf(
  { BACKUP_DIR, BACKUP_DIR_2, BACKUP_PASSPHRASE }: z.infer<typeof Environment>,
  dataDir: string,
): BackupConfig {
  const named = (path: string): BackupFolder => ({ path: resolve(path), mayCreate: false })
  return {
    folder:
      BACKUP_DIR === undefined ? { path: join(dataDir, 'backups'), mayCreate: true } : named(BACKUP_DIR),
    second: BACKUP_DIR_2 === undefined ? undefined : named(BACKUP_DIR_2),
    passphrase: BACKUP_PASSPHRASE,
  }
}
