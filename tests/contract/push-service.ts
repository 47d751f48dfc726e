import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { issueCertificate, makeAuthority } from '../../server/lan/make-certificate.ts'

/** A message that a push service took, as the browser that it is for reads it. */
export interface Delivered {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** What the sender signed (RFC 8292); its signature was right. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string }
  /** The key that it was signed with, base64url. */
  readonly senderKey: string
  /** The JSON that was encrypted for this browser (RFC 8291). */
  readonly message: unknown
}

/** How the service answers the next request. */
export interface PushAnswer {
  readonly status: number
  readonly headers?: Record<string, string>
  /** Never answers. */
  readonly isSilent?: boolean
}

/** A push service of this machine, over real TLS, with one browser behind each address. */
export interface PushService {
  /** The certificate authority that a sender has to trust. */
  readonly ca: string
  readonly delivered: readonly Delivered[]
  /** Requests that were not a right message, by what was wrong with them. */
  readonly wrong: readonly string[]
  /** A new browser; `subscription` is what its page would send to the server. */
  subscribe(): { endpoint: string; p256dh: string; auth: string }
  /** Answers of the next requests, in order; 201 after them. */
  answerWith(...answers: PushAnswer[]): void
  close(): Promise<void>
}

interface Browser {
  readonly ecdh: ReturnType<typeof createECDH>
  readonly auth: Buffer
}

/** Starts it on a free port; the caller closes it. */
export async function startPushService(): Promise<PushService> {
  const now = Date.now()
  const authority = await makeAuthority('Push test', { now, days: 2 })
  const { cert, key } = await issueCertificate(authority, ['localhost'], { now, days: 1 })
  const browsers = new Map<string, Browser>()
  const delivered: Delivered[] = []
  const wrong: string[] = []
  const answers: PushAnswer[] = []
  const server = createServer({ cert, key }, (asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      const { status, headers = {}, isSilent = false } = answers.shift() ?? { status: 201 }
      if (isSilent) return
      try {
        const browser = browsers.get(asked.url ?? '')
        if (browser === undefined) throw new Error('nobody is at this address')
        const read = readMessage(asked.headers, Buffer.concat(parts), browser)
        if (status === 201) delivered.push({ path: asked.url ?? '', headers: asked.headers, ...read })
      } catch (error) {
        wrong.push(String(error))
      }
      answer.writeHead(status, headers).end('x'.repeat(100_000))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ca: authority.cert,
    delivered,
    wrong,
    subscribe() {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys('base64url')
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(8).toString('hex')}`
      browsers.set(path, { ecdh, auth })
      return { endpoint: `https://localhost:${port}${path}`, p256dh, auth: auth.toString('base64url') }
    },
    answerWith: (...next) => void answers.push(...next),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function readMessage(headers: IncomingHttpHeaders, body: Buffer, browser: Browser) {
  const [, token = '', senderKey = ''] = /^vapid t=([^,]+), ?k=(.+)$/i.exec(headers.authorization ?? '') ?? []
  const claims = readToken(token, senderKey)
  if (claims.aud !== `https://${headers.host}`) throw new Error(`signed for ${claims.aud}`)
  const left = claims.exp - Date.now() / 1000
  if (!(left > 0 && left <= 86_400)) throw new Error(`signed for ${left} s`)
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not RFC 8188')
  return { claims, senderKey, message: JSON.parse(decrypt(body, browser)) as unknown }
}

/** RFC 8292: a JWT with ES256, checked by the key that stands beside it. */
function readToken(token: string, senderKey: string): Delivered['claims'] {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const raw = Buffer.from(senderKey, 'base64url')
  if (raw.length !== 65 || raw[0] !== 4) throw new Error('no key of P-256')
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((half) => half.toString('base64url'))
  const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = Buffer.from(`${head}.${claims}`)
  const isSigned = verify(
    'sha256',
    signed,
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string }
  if (!isSigned || alg !== 'ES256') throw new Error('the signature is wrong')
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Delivered['claims']
}

/** RFC 8291 over RFC 8188, one record. */
function decrypt(body: Buffer, { ecdh, auth }: Browser): string {
  const salt = body.subarray(0, 16)
  const keyLength = body[20] ?? 0
  const senderKey = body.subarray(21, 21 + keyLength)
  const record = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey])
  const derive = (key: Buffer, salted: Buffer, about: Buffer, bytes: number) =>
    Buffer.from(hkdfSync('sha256', key, salted, about, bytes))
  const secret = derive(ecdh.computeSecret(senderKey), auth, info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 })
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = plain.lastIndexOf(2)
  if (body.length > 4096 || end < 0 || plain.subarray(end + 1).some((byte) => byte !== 0)) {
    throw new Error('the record is wrong')
  }
  return plain.subarray(0, end).toString()
}
