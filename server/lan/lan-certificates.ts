import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { PosError } from '../../shared/errors.ts'
import { warningOf } from '../tls/certificate-care.ts'
import type { LanNames } from './lan-names.ts'
import { issueCertificate, makeAuthority, pemOf, type PemPair } from './make-certificate.ts'

const DAY_MS = 86_400_000
const AUTHORITY_DAYS = 3650
/** Apple refuses more than 825 days. */
const SERVER_DAYS = 397
const RENEW_MS = 30 * DAY_MS

/** What `npm run lan` serves with. */
export interface LanCertificates {
  /** One file with the server's certificate and its key, so that a renewal is one rename. */
  readonly serverPath: string
  /** The authority's certificate, PEM: what tablets install. */
  readonly authority: string
  /** Its SHA-256, as devices show it. */
  readonly fingerprint: string
  /** What a person has to know of the authority's dates; `undefined` when all is well. */
  readonly warning: string | undefined
}

/**
 * The certificates in `folder` (mode 700, files 600): the authority is made once, the server's again when it ends
 * within 30 days, when this machine has an address or name that is not in it, or when its file is damaged. A clock
 * outside the authority's ten years is taken for wrong: dates then count for nothing. Throws
 * `folder_read_only`, or `key_missing` when the authority's file is there but damaged: tablets trust that one only.
 */
export async function openLanCertificates(
  folder: string,
  names: LanNames,
  now: number,
): Promise<LanCertificates> {
  const serverPath = join(folder, 'server.pem')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const authority = await openAuthority(join(folder, 'authority.pem'), names, now)
    const wanted = wantedNames(names)
    if (!isGood(readPair(serverPath), { authority, wanted, now })) {
      replaceFile(serverPath, await issueCertificate(authority, wanted, { now, days: SERVER_DAYS }))
    }
    const { fingerprint256 } = new X509Certificate(authority.cert)
    const warning = warningOf(datesOf(authority.cert), now)
    return { serverPath, authority: authority.cert, fingerprint: fingerprint256, warning }
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    throw new PosError('folder_read_only', `${folder} cannot be written: ${cause.message}`, {
      hint: 'Make it writable for the user who starts the server, or set DATA_DIR to another folder.',
      values: { folder },
      cause,
    })
  }
}

/** All that the server's certificate has to name; this machine itself too. */
function wantedNames({ addresses, hostNames }: LanNames): [string, ...string[]] {
  return ['localhost', '127.0.0.1', ...addresses, ...hostNames]
}

async function openAuthority(path: string, { hostNames }: LanNames, now: number): Promise<PemPair> {
  const found = readPair(path)
  if (found === 'damaged') {
    throw new PosError('key_missing', `${path} holds no certificate with its key`, {
      hint: 'Put it back from your copy; or remove it, and install the new certificate on every tablet.',
    })
  }
  if (found !== undefined) return found
  const made = await makeAuthority(`Sonic POS ${hostNames[0] ?? 'server'}`, { now, days: AUTHORITY_DAYS })
  replaceFile(path, made)
  return made
}

function isGood(
  found: PemPair | 'damaged' | undefined,
  { authority, wanted, now }: { authority: PemPair; wanted: readonly string[]; now: number },
): boolean {
  if (found === undefined || found === 'damaged') return false
  const certificate = new X509Certificate(found.cert)
  const isFromIt = certificate.verify(new X509Certificate(authority.cert).publicKey)
  const trusted = datesOf(authority.cert)
  const isClockWrong = now < trusted.startsAt || now >= trusted.endsAt
  const { startsAt, endsAt } = datesOf(found.cert)
  const lasts = isClockWrong || (endsAt - now >= RENEW_MS && startsAt <= now)
  const named = (name: string) => (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name))
  return isFromIt && lasts && wanted.every((name) => named(name) !== undefined)
}

function datesOf(cert: string): { startsAt: number; endsAt: number } {
  const { validFrom, validTo } = new X509Certificate(cert)
  return { startsAt: Date.parse(validFrom), endsAt: Date.parse(validTo) }
}

/** `undefined` when there is no such file. */
function readPair(path: string): PemPair | 'damaged' | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const certificate = new X509Certificate(text)
    const key = createPrivateKey(text)
    if (!certificate.checkPrivateKey(key)) return 'damaged'
    return { cert: certificate.toString(), key: pemOf(key) }
  } catch {
    return 'damaged'
  }
}

function replaceFile(path: string, { cert, key }: PemPair): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, cert + key)
    fsyncSync(file)
    renameSync(draft, path)
  } finally {
    closeSync(file)
    rmSync(draft, { force: true })
  }
}
