import type {
  BackupPreview,
  BackupRow,
  CheckResult,
  EngineApi,
  Progress,
  RestoreResult,
  Secret,
} from '../../../shared/browser/engine-api.ts'
import { codeOf } from '../../i18n/error-text.ts'
import type { FileEntry } from './file-entered-event.ts'

/** Where the wizard stands. */
export type RestoreStage =
  | 'source'
  | 'sign_in'
  | 'file'
  | 'choose'
  | 'inside'
  | 'running'
  | 'restored'
  | 'verified'

/** What is restored from. */
type Origin =
  | { readonly kind: 'server'; readonly snapshotId: string }
  | { readonly kind: 'file'; readonly file: Blob; readonly secret: Secret }

/**
 * One restore from choice to proof. It outlives its element: the flip to the restored shop draws the whole app anew, and the check goes on.
 *
 * @fires change - after any of its fields changed
 */
export class RestoreFlow extends EventTarget {
  stage: RestoreStage = 'source'
  rows: readonly BackupRow[] | undefined
  chosen: BackupRow | undefined
  preview: BackupPreview | undefined
  progress: Progress | undefined
  result: RestoreResult | undefined
  check: CheckResult | undefined
  /** What the last step failed with; nothing on the device was changed by it. */
  error: unknown
  busy = false

  #origin: Origin | undefined
  /** Where Back leads from "inside". */
  #before: RestoreStage = 'choose'

  /** True while leaving the page would not stop anything, but coming back must show it. */
  get isUnderWay(): boolean {
    return this.stage === 'running' || this.stage === 'restored' || this.stage === 'verified'
  }

  /** Begins anew, unless a restore is under way. */
  reset(stage: RestoreStage = 'source'): void {
    if (this.stage === 'running' || (this.stage === 'restored' && this.error === undefined)) return
    Object.assign(this, {
      stage,
      rows: undefined,
      chosen: undefined,
      preview: undefined,
      progress: undefined,
    })
    Object.assign(this, { result: undefined, check: undefined, error: undefined, busy: false })
    this.#origin = undefined
    this.#changed()
  }

  /** Begins where `query` says (`?from=file`, `?backup=<snapshotId>`), at the list when signed in, else at the source. */
  async begin(engine: EngineApi, query: URLSearchParams): Promise<void> {
    if (this.isUnderWay) return
    const snapshotId = query.get('backup')
    if (query.get('from') === 'file') this.show('file')
    else if (snapshotId !== null) await this.#openLinked(engine, snapshotId)
    // Whoever has chosen meanwhile is not led elsewhere.
    else if ((await isSignedIn(engine)) && this.stage === 'source') await this.list(engine)
  }

  /** The server as the source: its list, after signing in where that is needed. */
  async fromServer(engine: EngineApi): Promise<void> {
    if (await isSignedIn(engine)) await this.list(engine)
    else this.show('sign_in')
  }

  /** Goes to a stage that needs nothing of the engine. */
  show(stage: RestoreStage): void {
    this.stage = stage
    this.error = undefined
    this.#changed()
  }

  /** One stage back. */
  back(): void {
    if (this.stage === 'inside') this.show(this.#before)
    else if (this.stage === 'choose' || this.stage === 'sign_in' || this.stage === 'file') this.show('source')
  }

  /** Marks a backup of the list. */
  choose(row: BackupRow): void {
    this.chosen = row
    this.#changed()
  }

  /** Signs in and lists. */
  async signIn(
    engine: EngineApi,
    account: { login: string; password: string; deviceName: string },
  ): Promise<void> {
    await this.#try(async () => {
      await engine.signIn(account)
      await this.#load(engine)
    })
  }

  /** Lists the backups on the server. */
  async list(engine: EngineApi): Promise<void> {
    this.stage = 'choose'
    await this.#try(() => this.#load(engine))
  }

  /** Looks into a backup on the server. */
  async lookInside(engine: EngineApi, snapshotId: string): Promise<void> {
    this.#before = 'choose'
    this.#origin = { kind: 'server', snapshotId }
    await this.#try(async () => {
      this.preview = await engine.previewBackup(snapshotId)
      this.stage = 'inside'
    })
  }

  /** Looks into a backup file. */
  async openFile(engine: EngineApi, { file, secret }: FileEntry): Promise<void> {
    this.#before = 'file'
    this.#origin = { kind: 'file', file, secret }
    this.progress = undefined
    await this.#try(async () => {
      this.preview = await engine.previewBackupFile(file, secret, this.#onProgress)
      this.stage = 'inside'
    })
  }

  /** Restores what was looked into, then checks it. A failure leads back to "inside" with the old shop untouched. */
  async restore(engine: EngineApi): Promise<void> {
    const origin = this.#origin
    if (origin === undefined || this.busy) return
    this.stage = 'running'
    this.progress = undefined
    const isRestored = await this.#try(async () => {
      this.result =
        origin.kind === 'server'
          ? await engine.restoreBackup(origin.snapshotId, this.#onProgress)
          : await engine.restoreBackupFile(origin.file, origin.secret, this.#onProgress)
      this.progress = undefined
      this.stage = 'restored'
    })
    if (isRestored) await this.verify(engine)
    else this.#failed()
  }

  /** The second moment: every record checked. */
  async verify(engine: EngineApi): Promise<void> {
    this.progress = undefined
    await this.#try(async () => {
      this.check = await engine.checkRestored(this.#onProgress)
      this.stage = 'verified'
    })
  }

  #failed(): void {
    if (this.stage === 'running') this.stage = 'inside'
    this.#changed()
  }

  /** Lifts what a restore that was cut short has left, so that this one can begin. */
  async giveUp(engine: EngineApi): Promise<void> {
    await this.#try(() => engine.giveUpRestore())
  }

  async #openLinked(engine: EngineApi, snapshotId: string): Promise<void> {
    await this.list(engine)
    const row = this.rows?.find((one) => one.snapshotId === snapshotId)
    if (row === undefined) return
    this.choose(row)
    await this.lookInside(engine, snapshotId)
  }

  async #load(engine: EngineApi): Promise<void> {
    this.rows = await engine.listBackups()
    this.chosen = this.rows[0]
    this.stage = 'choose'
  }

  readonly #onProgress = (progress: Progress): void => {
    this.progress = progress
    this.#changed()
  }

  /** True when `work` succeeded; else `error` says why it did not. */
  async #try(work: () => Promise<void>): Promise<boolean> {
    this.busy = true
    this.error = undefined
    this.#changed()
    try {
      await work()
    } catch (error) {
      this.error = error
      if (codeOf(error) === 'token_unknown') this.stage = 'sign_in'
    }
    this.busy = false
    this.#changed()
    return this.error === undefined
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}

async function isSignedIn(engine: EngineApi): Promise<boolean> {
  try {
    return (await engine.status()).signedIn
  } catch {
    return false // a device without a shop has nothing to say yet
  }
}

/** The one restore of this page of the browser. */
export const restoreFlow = new RestoreFlow()
