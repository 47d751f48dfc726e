import { ContextConsumer } from '@lit/context'
import type { LitElement, ReactiveController } from 'lit'
import type { AlarmAnswer } from '../../shared/browser/engine-alarm.ts'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { alarmNotices, type AlarmNotice } from './alarm-notices.ts'
import { BackupStatusValue } from './backup-status-value.ts'
import { engineContext } from './contexts.ts'

/** How often the server is asked. */
const ASK_MS = 10 * 60_000

/** Keeps what is known of silent devices in step with its host: asks the server while it can be asked, and follows this device's own status. */
export class AlarmValue implements ReactiveController {
  readonly #host: LitElement
  readonly #backup: BackupStatusValue
  #engine: EngineApi | undefined
  #answer: AlarmAnswer | undefined
  #askedAt = Number.NEGATIVE_INFINITY
  #clock: ReturnType<typeof setInterval> | undefined

  constructor(host: LitElement) {
    this.#host = host
    this.#backup = new BackupStatusValue(host)
    host.addController(this)
    // The consumer registers itself with the host and calls back when the engine arrives or is another one.
    void new ContextConsumer(host, {
      context: engineContext,
      subscribe: true,
      callback: (engine) => {
        this.#engine = engine
        this.#host.requestUpdate()
      },
    })
  }

  /** What the server last said; undefined before it was asked, and without an account. */
  get answer(): AlarmAnswer | undefined {
    return this.#answer
  }

  /** The devices that have not backed up, this one first. */
  notices(): readonly AlarmNotice[] {
    return alarmNotices(this.#answer, this.#backup.status, Date.now())
  }

  hostConnected(): void {
    this.#clock = setInterval(() => this.#host.requestUpdate(), ASK_MS)
  }

  hostDisconnected(): void {
    clearInterval(this.#clock)
  }

  /** Signed in and online, the host's next drawing asks when it is time. */
  hostUpdated(): void {
    const { status, isOnline } = this.#backup
    const mayAsk = this.#engine !== undefined && status?.signedIn === true && isOnline
    if (!mayAsk || Date.now() - this.#askedAt < ASK_MS) return
    this.#askedAt = Date.now()
    this.#engine?.alarm().then(
      (answer) => {
        this.#answer = answer
        this.#host.requestUpdate()
      },
      () => undefined, // what was known stays shown; the chip tells of the connection
    )
  }
}
