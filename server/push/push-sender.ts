import { createECDH } from 'node:crypto'
import { request, type RequestOptions } from 'node:https'
import { buildPushPayload } from '@block65/webcrypto-web-push'
import type { AlarmMessage, PushResult } from '../../shared/api/alarm.ts'
import type { PushTarget } from '../storage/programs/push.ts'
import { isOutside, lookupOf } from './outside-address.ts'

/** A push service has to have answered by then, in milliseconds. */
const PATIENCE_MS = 10_000

/** A tablet that is off for longer hears of it when it is on: the page asks by itself. */
const TTL_S = 3 * 86_400

/** A push service keeps only the newest message of a topic. */
const TOPIC = 'backup-alarm'

/** A service that names a longer pause is asked after this all the same. */
const PAUSE_MAX_S = 86_400

/** What a sender is built from. */
export interface PushSenderParts {
  /** The VAPID private key: 32 bytes. */
  readonly privateKey: Uint8Array
  /** Who sends, for push services (`mailto:` or `https:`); by default the address of the app that the receiver named. */
  readonly contact?: string | undefined
  /** Which addresses may be connected to; those of the internet by default. */
  readonly isAllowed?: (address: string) => boolean
  /** Certificates that count besides the usual ones. */
  readonly ca?: string
}

/** What became of one message; `retryAfterS` when the service named a pause. */
export interface PushOutcome {
  readonly result: PushResult
  /** The HTTP status; absent when there was no answer. */
  readonly status?: number
  readonly retryAfterS?: number
}

/** Sends web push messages: encrypted for the receiver (RFC 8291), signed by this server (RFC 8292). */
export class PushSender {
  readonly #parts: PushSenderParts
  readonly #vapid: { readonly publicKey: string; readonly privateKey: string }
  readonly #counts: Record<PushResult, number> = { sent: 0, gone: 0, refused: 0, failed: 0 }

  /** Throws for bytes that are no private key of P-256. */
  constructor(parts: PushSenderParts) {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(parts.privateKey)
    this.#parts = parts
    const privateKey = Buffer.from(parts.privateKey).toString('base64url')
    this.#vapid = { publicKey: pair.getPublicKey('base64url'), privateKey }
  }

  /** What browsers have to be given when they subscribe: the public key in base64url. */
  get publicKey(): string {
    return this.#vapid.publicKey
  }

  /** How many messages went how, since the start. */
  get counts(): Readonly<Record<PushResult, number>> {
    return this.#counts
  }

  /** Sends one message. Never rejects: what went wrong is the outcome. */
  async send(target: PushTarget, message: AlarmMessage): Promise<PushOutcome> {
    const outcome = await this.#try(target, message).catch((): PushOutcome => ({ result: 'failed' }))
    this.#counts[outcome.result] += 1
    return outcome
  }

  async #try({ endpoint, p256dh, auth, contact }: PushTarget, message: AlarmMessage): Promise<PushOutcome> {
    const urgency = message.kind === 'in_order' ? 'low' : 'high'
    const { headers, body } = await buildPushPayload(
      { data: message, options: { ttl: TTL_S, topic: TOPIC, urgency } },
      { endpoint, expirationTime: null, keys: { p256dh, auth } },
      { ...this.#vapid, subject: this.#parts.contact ?? contact },
    )
    const { isAllowed = isOutside, ca } = this.#parts
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const options = { method: 'POST', headers, lookup: lookupOf(isAllowed), agent: false, signal }
    return outcomeOf(await post(endpoint, ca === undefined ? options : { ...options, ca }, body))
  }
}

interface Answer {
  readonly status: number
  readonly retryAfter: string | undefined
}

/** What is answered besides status and headers is nobody's business: the connection ends with them. Redirections are not followed. */
function post(endpoint: string, options: RequestOptions, body: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(endpoint, options, (answer) => {
      resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] })
      answer.destroy()
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function outcomeOf({ status, retryAfter }: Answer): PushOutcome {
  if (status >= 200 && status < 300) return { result: 'sent', status }
  if (status === 404 || status === 410) return { result: 'gone', status }
  if (status !== 429 && status < 500) return { result: 'refused', status }
  const seconds = Number(retryAfter ?? Number.NaN)
  const isPause = Number.isFinite(seconds) && seconds > 0
  return { result: 'failed', status, ...(isPause ? { retryAfterS: Math.min(seconds, PAUSE_MAX_S) } : {}) }
}
