import * as z from 'zod/mini'

/** What a page may tell the service worker. A closed union: anything else is ignored. */
export const PageMessage = z.discriminatedUnion('type', [
  /** The person agreed to the update: the waiting worker takes over. */
  z.object({ type: z.literal('activate-update') }),
  /** Cut and send now, as a `sync` event would. */
  z.object({ type: z.literal('back-up') }),
])
/** What a page may tell the service worker. */
export type PageMessage = z.infer<typeof PageMessage>

/** What the service worker may tell a page. A closed union: anything else is ignored. */
export const WorkerMessage = z.discriminatedUnion('type', [
  /** The person pressed a notification: show the Backup page. */
  z.object({ type: z.literal('open-backup') }),
])
/** What the service worker may tell a page. */
export type WorkerMessage = z.infer<typeof WorkerMessage>

/** The prefix of every Background Sync tag of this app; a new tag each time, because a rejected one waits out its back-off. */
export const SYNC_TAG = 'sonic-backup'

/** The one tag of Periodic Background Sync. */
export const PERIODIC_SYNC_TAG = 'sonic-backup-periodic'

/** The message to the worker in `data`, or `undefined` when it is none of ours. */
export function parsePageMessage(data: unknown): PageMessage | undefined {
  const parsed = PageMessage.safeParse(data)
  return parsed.success ? parsed.data : undefined
}
