import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { PosError } from '../../shared/errors.ts'

/** Where this server's certificate and its private key are, as PEM files. */
export interface TlsFiles {
  readonly certPath: string
  readonly keyPath: string
}

/** A certificate with the key that belongs to it. */
export interface Certificate {
  /** PEM: the server's own first, then those that lead to its authority. */
  readonly cert: string
  /** PEM. Never logged. */
  readonly key: string
  /** Milliseconds: valid from … */
  readonly startsAt: number
  /** … until. */
  readonly endsAt: number
}

/**
 * Reads both files and proves that they are a pair that TLS takes. Whether it is valid now is not looked at. Throws
 * `bad_request` with the variable as its field: missing or unreadable, no certificate, no key, a locked key, another
 * certificate's key.
 */
export function readCertificate({ certPath, keyPath }: TlsFiles): Certificate {
  const cert = readText('TLS_CERT', certPath)
  const key = readText('TLS_KEY', keyPath)
  const first = parseCertificate(certPath, cert)
  if (!first.checkPrivateKey(parseKey(keyPath, key)))
    throw wrong(
      'TLS_KEY',
      `${keyPath} is not the key of ${certPath}`,
      'Name the two files that came together.',
    )
  try {
    createSecureContext({ cert, key })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw wrong('TLS_CERT', `${certPath} is of no use for TLS: ${reason}`, 'Make a new certificate.', cause)
  }
  return { cert, key, startsAt: Date.parse(first.validFrom), endsAt: Date.parse(first.validTo) }
}

function parseCertificate(path: string, text: string): X509Certificate {
  try {
    if (text.includes('-----BEGIN CERTIFICATE-----')) return new X509Certificate(text)
  } catch {
    // said below
  }
  throw wrong(
    'TLS_CERT',
    `${path} holds no certificate in PEM form`,
    'Its first line is -----BEGIN CERTIFICATE-----; with certbot it is fullchain.pem.',
  )
}

function parseKey(path: string, text: string): KeyObject {
  try {
    return createPrivateKey(text)
  } catch {
    const isLocked = text.includes('ENCRYPTED')
    const [is, hint] = isLocked
      ? ['is locked with a passphrase', 'Save the key without a passphrase, readable by the server only.']
      : ['holds no private key in PEM form', 'With certbot it is privkey.pem.']
    throw wrong('TLS_KEY', `${path} ${is}`, hint)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read by the user of this server',
  EPERM: 'may not be read by the user of this server',
  EISDIR: 'is a folder',
}

function readText(field: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException
    throw wrong(
      field,
      `${path} ${REASONS[code] ?? message}`,
      `Set ${field} to a file that is readable.`,
      cause,
    )
  }
}

function wrong(field: string, sentence: string, hint: string, cause?: unknown): PosError {
  return new PosError('bad_request', `${field}: ${sentence}`, { field, hint, cause })
}
