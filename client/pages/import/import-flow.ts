import type { EngineApi, NewShop, Progress } from '../../../shared/browser/engine-api.ts'
import {
  defaultChoices,
  type LegacyChoices,
  type LegacyPreview,
} from '../../../shared/legacy/legacy-preview.ts'

/** Where the wizard stands. */
export type ImportStage = 'file' | 'reading' | 'preview' | 'shop' | 'running' | 'done'

/**
 * One import from file to proof. It outlives its element: founding the shop and the flip both draw the whole app anew.
 *
 * @fires change - after any of its fields changed
 */
export class ImportFlow extends EventTarget {
  stage: ImportStage = 'file'
  fileName = ''
  preview: LegacyPreview | undefined
  choices: LegacyChoices | undefined
  progress: Progress | undefined
  records = 0
  /** What the last step failed with; nothing on the device was changed by it. */
  error: unknown

  #file: Blob | undefined

  /** True while leaving the page would not stop anything, but coming back must show it. */
  get isUnderWay(): boolean {
    return this.stage === 'running' || this.stage === 'done'
  }

  /** Begins anew, unless an import is running. */
  reset(): void {
    if (this.stage === 'running') return
    Object.assign(this, { stage: 'file', fileName: '', preview: undefined, choices: undefined })
    Object.assign(this, { progress: undefined, records: 0, error: undefined })
    this.#file = undefined
    this.#changed()
  }

  /** Goes to a stage that needs nothing of the engine. */
  show(stage: 'file' | 'preview' | 'shop'): void {
    this.stage = stage
    this.error = undefined
    this.#changed()
  }

  /** Changes what was decided; the rest stays. */
  choose(choices: Partial<LegacyChoices>): void {
    if (this.choices === undefined) return
    this.choices = { ...this.choices, ...choices }
    this.#changed()
  }

  /** Reads the file without changing anything. */
  async read(engine: EngineApi, file: File): Promise<void> {
    this.#file = file
    this.fileName = file.name
    const isRead = await this.#try('reading', async () => {
      this.preview = await engine.previewLegacy(file, this.#onProgress)
      this.choices = defaultChoices(this.preview)
    })
    this.stage = isRead ? 'preview' : 'file'
    this.#changed()
  }

  /** Imports what was read, founding `shop` first when there is none. A failure leads back to the preview with nothing changed. */
  async run(engine: EngineApi, shop?: NewShop): Promise<void> {
    const { choices } = this
    const file = this.#file
    if (choices === undefined || file === undefined || this.stage === 'running') return
    const isImported = await this.#try('running', async () => {
      if (shop !== undefined) await engine.createShop(shop)
      this.records = (await engine.importLegacy(file, choices, this.#onProgress)).records
    })
    this.stage = isImported ? 'done' : 'preview'
    this.#changed()
  }

  readonly #onProgress = (progress: Progress): void => {
    this.progress = progress
    this.#changed()
  }

  /** True when `work` succeeded; else `error` says why it did not. */
  async #try(stage: 'reading' | 'running', work: () => Promise<void>): Promise<boolean> {
    this.stage = stage
    this.progress = undefined
    this.error = undefined
    this.#changed()
    try {
      await work()
    } catch (error) {
      this.error = error
    }
    return this.error === undefined
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}

/** The one import of this page of the browser. */
export const importFlow = new ImportFlow()
