import type { CDPSession } from '@playwright/test'
import type { AlarmMessage } from '../../../shared/api/alarm.ts'
import { SYNC_TAG } from '../../../shared/sw-messages.ts'
import type { Device } from './device.ts'

/** A hand on the service worker of one origin, from a page that may be of any other. */
export interface WorkerHand {
  /** Fires the `sync` event as the browser does; a tag of its own each time. */
  sync(): Promise<void>
  /** Delivers a push message as the browser's push service does. */
  push(message: AlarmMessage): Promise<void>
  /** Ends the worker at once, whatever it is doing. */
  stop(): Promise<void>
}

/** Takes hold of the service worker that `origin` has registered. */
export async function holdWorker(device: Device, origin: string): Promise<WorkerHand> {
  const session = await device.context.newCDPSession(device.page)
  const registrationId = await findRegistration(session, origin)
  let fired = 0
  return {
    async sync() {
      const tag = `${SYNC_TAG}-test-${++fired}`
      await session.send('ServiceWorker.dispatchSyncEvent', {
        origin,
        registrationId,
        tag,
        lastChance: false,
      })
    },
    async push(message) {
      const data = JSON.stringify(message)
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    },
    async stop() {
      await session.send('ServiceWorker.stopAllWorkers')
    },
  }
}

async function findRegistration(session: CDPSession, origin: string): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted)
      if (ours !== undefined) resolve(ours.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  return found
}
