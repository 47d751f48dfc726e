import * as z from 'zod/mini'
import type { ChangeNotice } from '../shop-store.ts'

const Message = z.object({ collections: z.array(z.string()), cutNo: z.number(), seq: z.number() })

/** Tells this context and all others of the device what was committed in one generation (engine 5). */
export class ChangeHub {
  readonly #channel: BroadcastChannel
  readonly #listeners = new Set<(notice: ChangeNotice) => void>()

  constructor(generation: number) {
    this.#channel = new BroadcastChannel(`sonic-changes-${generation}`)
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = Message.safeParse(data)
      if (message.success) this.#tell({ ...message.data, collections: new Set(message.data.collections) })
    })
  }

  /** Calls `listener` for every notice. Returns the unsubscriber. */
  on(listener: (notice: ChangeNotice) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells everybody; call it after the transaction is complete. */
  post(notice: ChangeNotice): void {
    this.#channel.postMessage({ ...notice, collections: [...notice.collections] })
    this.#tell(notice)
  }

  /** Says and hears nothing more. */
  close(): void {
    this.#channel.close()
    this.#listeners.clear()
  }

  #tell(notice: ChangeNotice): void {
    for (const listener of this.#listeners) listener(notice)
  }
}
