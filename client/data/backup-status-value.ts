import { ContextConsumer } from '@lit/context'
import type { LitElement, ReactiveController } from 'lit'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import type { BackupStatusStore } from './backup-status.ts'
import { backupStatusContext } from './contexts.ts'

/** Keeps the backup status in step with its host: the host draws again whenever it changes. */
export class BackupStatusValue implements ReactiveController {
  readonly #host: LitElement
  #store: BackupStatusStore | undefined

  constructor(host: LitElement) {
    this.#host = host
    host.addController(this)
    // The consumer registers itself with the host and calls back when the store arrives or is another one.
    void new ContextConsumer(host, {
      context: backupStatusContext,
      subscribe: true,
      callback: (store) => this.#follow(store),
    })
  }

  /** What the engine said last; undefined until it has spoken, and before a shop exists. */
  get status(): BackupStatus | undefined {
    return this.#store?.status
  }

  /** False when the browser knows that there is no connection. */
  get isOnline(): boolean {
    return this.#store?.isOnline ?? navigator.onLine
  }

  /** The store itself; undefined before it was made. */
  get store(): BackupStatusStore | undefined {
    return this.#store
  }

  hostConnected(): void {
    this.#store?.addEventListener('change', this.#draw)
  }

  hostDisconnected(): void {
    this.#store?.removeEventListener('change', this.#draw)
  }

  #follow(store: BackupStatusStore | undefined): void {
    this.#store?.removeEventListener('change', this.#draw)
    this.#store = store
    store?.addEventListener('change', this.#draw)
    this.#host.requestUpdate()
  }

  readonly #draw = (): void => {
    this.#host.requestUpdate()
  }
}
