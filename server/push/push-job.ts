import type { Logger } from 'pino'
import { AlarmMessage } from '../../shared/api/alarm.ts'
import type { ClaimedPush } from '../storage/alarm-storage.ts'
import type { PushDone } from '../storage/programs/push.ts'
import type { Storage } from '../storage/storage.ts'
import type { PushOutcome, PushSender } from './push-sender.ts'

/** So many messages are on their way at once. */
const AT_ONCE = 8

/** How often the job looks whether a message is due. */
const TICK_MS = 60_000

/** A server that has taken a message for so long is taken for dead: another one sends it. */
const LEASE_MS = 60_000

/** The first try again, doubled each time. */
const AGAIN_MS = 60_000
const AGAIN_MAX_MS = 6 * 3_600_000

/** About three days of tries; after that the page alone tells. */
const TRIES_MAX = 20

/** What the job is built from. */
export interface PushJobParts {
  readonly storage: Pick<Storage, 'push'>
  readonly sender: PushSender
  readonly log: Logger
  readonly now: () => number
}

/**
 * Sends what receivers have to be told. The queue is the database: a restart forgets nothing, and of several servers on
 * one database each message is one's. Only a server that dies after a push service has taken a message, and before it
 * could note that, lets it be sent twice; the receiver shows it once.
 */
export class PushJob {
  readonly #parts: PushJobParts
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isStopped = false

  constructor(parts: PushJobParts) {
    this.#parts = parts
  }

  /** Begins to look every minute. */
  start(): void {
    this.#timer = setInterval(() => void this.run(), TICK_MS).unref()
  }

  /** Sends what is due now; a run under way is joined. Never rejects: what fails is logged and tried again. */
  run(): Promise<void> {
    this.#running ??= this.#sendDue()
      .catch((error: unknown) => this.#parts.log.error({ err: error }, 'push messages wait for now'))
      .finally(() => {
        this.#running = undefined
      })
    return this.#running
  }

  /** Ends after the messages that are on their way. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running
  }

  async #sendDue(): Promise<void> {
    const { storage, now } = this.#parts
    for (;;) {
      if (this.#isStopped) return
      const claimed = await storage.push.claim(now(), now() + LEASE_MS, AT_ONCE)
      await Promise.all(claimed.map((push) => this.#send(push)))
      if (claimed.length === 0) return
    }
  }

  async #send(push: ClaimedPush): Promise<void> {
    const { storage, sender, log, now } = this.#parts
    const { shopId: shop, deviceId: device, tries } = push
    const message = AlarmMessage.parse(JSON.parse(push.payload))
    const outcome = await sender.send(push, message)
    if (outcome.result !== 'sent')
      log.warn({ shop, device, tries, ...outcome }, 'a push message did not arrive')
    await storage.push.done(push, doneOf(outcome, tries, now()))
  }
}

function doneOf({ result, retryAfterS = 0 }: PushOutcome, tries: number, now: number): PushDone {
  if (result === 'sent') return { kind: 'sent', at: now }
  if (result === 'gone') return { kind: 'gone' }
  if (result === 'refused' || tries >= TRIES_MAX) return { kind: 'dropped', problem: result }
  const pause = Math.min(AGAIN_MS * 2 ** (tries - 1), AGAIN_MAX_MS)
  return { kind: 'again', at: now + Math.max(pause, retryAfterS * 1000) }
}
