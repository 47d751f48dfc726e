import 'reflect-metadata' // before x509, which asks for it when it is loaded
import { createPrivateKey, KeyObject, randomBytes, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

cryptoProvider.set(webcrypto)

const DAY_MS = 86_400_000
/** A clock that is a little behind must not refuse what was made a moment ago. */
const BACK_MS = DAY_MS
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { ...CURVE, hash: 'SHA-256' } as const

/** A certificate and its private key, both PEM. */
export interface PemPair {
  readonly cert: string
  readonly key: string
}

/** How long what is made is valid, in days from `now` (milliseconds). */
export interface Validity {
  readonly now: number
  readonly days: number
}

/** Makes a certificate authority that signs server certificates only, none under another authority. */
export async function makeAuthority(name: string, { now, days }: Validity): Promise<PemPair> {
  const keys = await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: [{ CN: [name] }],
    notBefore: new Date(now - BACK_MS),
    notAfter: new Date(now + days * DAY_MS),
    signingAlgorithm: SIGNING,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { cert: `${made.toString('pem')}\n`, key: pemOf(KeyObject.from(keys.privateKey)) }
}

/** Makes a server certificate for these addresses and host names, signed by `authority`. The first name is its subject. */
export async function issueCertificate(
  authority: PemPair,
  names: readonly [string, ...string[]],
  { now, days }: Validity,
): Promise<PemPair> {
  const issuer = new X509Certificate(authority.cert)
  const keys = await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: [{ CN: [names[0]] }],
    issuer: issuer.subjectName.toJSON(),
    notBefore: new Date(now - BACK_MS),
    notAfter: new Date(now + days * DAY_MS),
    signingAlgorithm: SIGNING,
    signingKey: await signingKey(authority.key),
    publicKey: keys.publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { cert: `${made.toString('pem')}\n`, key: pemOf(KeyObject.from(keys.privateKey)) }
}

function signingKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' })
  return webcrypto.subtle.importKey('pkcs8', new Uint8Array(der), CURVE, false, ['sign'])
}

/** A private key as PEM. */
export function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' })
}

/** Positive, as the standard wants it. */
function serial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}
