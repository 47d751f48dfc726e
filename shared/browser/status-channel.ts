import * as z from 'zod/mini'
import type { BackupStatus } from './engine-api.ts'

const StatusMessage = z.object({
  type: z.literal('status'),
  sending: z.optional(z.object({ doneBytes: z.number(), totalBytes: z.number() })),
})

/** Tells every tab and worker of the device that the backup status has changed; they read it again themselves. */
export interface StatusChannel {
  /** Announces a change; `sending` while objects are on their way. */
  tell(sending?: BackupStatus['sending']): void
  /** Calls `listener` for changes announced by other contexts. */
  listen(listener: (sending?: BackupStatus['sending']) => void): void
  close(): void
}

/** Opens the device's channel. The caller closes it. */
export function openStatusChannel(name = 'sonic-status'): StatusChannel {
  const channel = new BroadcastChannel(name)
  return {
    tell(sending) {
      channel.postMessage({ type: 'status', ...(sending === undefined ? {} : { sending }) })
    },
    listen(listener) {
      channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = StatusMessage.safeParse(event.data)
        if (message.success) listener(message.data.sending)
      })
    },
    close: () => channel.close(),
  }
}
