import type { CustodyCost, CustodyState } from '../../../shared/browser/engine-custody.ts'
import type { EngineApi, Progress } from '../../../shared/browser/engine-api.ts'
import { isUnderway } from '../../data/custody-underway.ts'

/** Where the page stands. `state` is what is true now, before anything was asked for. */
export type CustodyStage = 'state' | 'cost' | 'password' | 'sheet' | 'type' | 'running' | 'done'

/**
 * One way to private custody. It outlives its element: the flip to the shop under its new key draws the whole app anew, and the work
 * goes on.
 *
 * @fires change - after any of its fields changed
 */
export class CustodyFlow extends EventTarget {
  stage: CustodyStage = 'state'
  cost: CustodyCost | undefined
  /** The new code, until it was typed back. */
  code = ''
  progress: Progress | undefined
  /** What the last step failed with. */
  error: unknown
  busy = false

  /** Kept from the password step to the end of the typing back. */
  #password = ''

  /** Begins anew, unless it is running. */
  reset(): void {
    if (this.busy && this.stage === 'running') return
    this.#password = ''
    Object.assign(this, { stage: 'state', cost: undefined, code: '', progress: undefined, error: undefined })
    this.#changed()
  }

  /** Where a page that was just opened begins: on with what is under way. */
  begin(now: CustodyState): void {
    if (this.stage === 'state' && isUnderway(now)) this.show('running')
    else if (this.stage === 'running' && !this.busy && now.custody === 'private' && !isUnderway(now))
      this.show('done')
  }

  show(stage: CustodyStage): void {
    this.stage = stage
    this.error = undefined
    this.#changed()
  }

  /** One step back; nothing has begun before `running`. */
  back(): void {
    const before: Partial<Record<CustodyStage, CustodyStage>> = {
      cost: 'state',
      password: 'cost',
      sheet: 'password',
      type: 'sheet',
    }
    this.show(before[this.stage] ?? 'state')
  }

  /** Asks what it would cost. */
  async askCost(engine: EngineApi): Promise<void> {
    await this.#try(async () => {
      this.cost = await engine.custodyCost()
      this.stage = 'cost'
    })
  }

  /** Makes the new key and its sheet. */
  async prepare(engine: EngineApi, password: string): Promise<void> {
    await this.#try(async () => {
      this.code = (await engine.prepareCustody({ password })).code
      this.#password = password
      this.stage = 'sheet'
    })
  }

  /** Begins with the code as it was typed back. What is refused at once leads back to the typing. */
  async switch(engine: EngineApi, typed: string): Promise<void> {
    this.progress = undefined
    const password = this.#password
    await this.#try(async () => {
      this.stage = 'running'
      this.#changed()
      await engine.switchToPrivate({ password, code: typed }, this.#onProgress)
      this.stage = 'done'
    })
    if (this.error === undefined) this.#forget()
    else await this.#settle(engine)
  }

  /** Goes on with what was cut short. */
  async resume(engine: EngineApi): Promise<void> {
    await this.#try(async () => {
      await engine.resumeCustody(this.#onProgress)
      this.stage = 'done'
    })
  }

  async #settle(engine: EngineApi): Promise<void> {
    const { error } = this
    if (isUnderway(await engine.custody())) this.#forget()
    else this.stage = 'type'
    this.error = error
    this.#changed()
  }

  #forget(): void {
    this.#password = ''
    this.code = ''
  }

  readonly #onProgress = (progress: Progress): void => {
    this.progress = progress
    this.#changed()
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.error = undefined
    this.#changed()
    try {
      await work()
    } catch (error) {
      this.error = error
    }
    this.busy = false
    this.#changed()
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}

/** The one of this page. */
export const custodyFlow = new CustodyFlow()
