import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { AuditGroup, AuditRow } from '../../shared/browser/engine-audit.ts'
import { codeOf } from '../i18n/error-text.ts'

/** Which acts are shown. */
export type ActivityFilter = 'all' | AuditGroup

/**
 * What was done to the account as a page shows it: chunk after chunk, the newest first.
 *
 * @fires change - after any of its fields changed
 */
export class Activity extends EventTarget {
  filter: ActivityFilter = 'all'
  /** `undefined` until the server has answered; what is known stays while it cannot be asked. */
  acts: readonly AuditRow[] | undefined
  /** What the devices of these acts are called, by id. */
  devices: Readonly<Record<string, string>> = {}
  /** The server wants the owner's password before it tells anything. */
  isLocked = false
  /** True while the server is asked. */
  busy = false
  /** Why the last try failed, other than for the password. */
  error: unknown

  #next: string | undefined
  #round = 0

  /** True when there are older acts. */
  get hasMore(): boolean {
    return this.#next !== undefined
  }

  /** Asks for the newest acts of this filter. Rejects `owner_needed`, and is locked then; every other failure stands in `error`. */
  async load(engine: EngineApi, filter: ActivityFilter = this.filter): Promise<void> {
    if (filter !== this.filter) this.acts = undefined
    this.filter = filter
    await this.#ask(engine, undefined)
  }

  /** Asks for the acts before the oldest one that is shown. Rejects as `load`. */
  async more(engine: EngineApi): Promise<void> {
    if (this.#next !== undefined && !this.busy) await this.#ask(engine, this.#next)
  }

  async #ask(engine: EngineApi, before: string | undefined): Promise<void> {
    const round = (this.#round += 1)
    this.busy = true
    this.error = undefined
    this.#changed()
    try {
      const group = this.filter === 'all' ? {} : { group: this.filter }
      const answer = await engine.listActs({ ...group, ...(before === undefined ? {} : { before }) })
      // Another filter was chosen meanwhile
      if (round !== this.#round) return
      const shown = before === undefined ? [] : (this.acts ?? [])
      this.acts = [...shown, ...answer.acts]
      this.devices = { ...this.devices, ...answer.devices }
      this.#next = answer.next ?? undefined
      this.isLocked = false
    } catch (error) {
      if (round !== this.#round) return
      this.isLocked = codeOf(error) === 'owner_needed'
      if (this.isLocked) throw error
      this.error = error
    } finally {
      if (round === this.#round) this.busy = false
      this.#changed()
    }
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}
