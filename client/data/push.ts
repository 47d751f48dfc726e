import type { ReceiverRequest } from '../../shared/browser/engine-alarm.ts'
import { platformOf } from './platform.ts'

/**
 * How this browser stands to notifications. `needs_install`: an iPhone or iPad gives them to apps on the home screen only.
 * `denied`: a person has forbidden them, and only the browser's own settings allow them again.
 */
export type PushState = 'unsupported' | 'needs_install' | 'denied' | 'off' | 'on'

/** This browser's notifications. */
export interface PushPort {
  state(): Promise<PushState>
  /** Asks the person (call it in a click) and subscribes to a server's key. `undefined` when the person or the browser refused. */
  subscribe(key: string): Promise<ReceiverRequest | undefined>
  /** Ends the subscription; does nothing when there is none. */
  unsubscribe(): Promise<void>
}

/** What a browser must have for it. */
export interface PushSurroundings {
  readonly navigator: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> & {
    readonly serviceWorker?: Pick<ServiceWorkerContainer, 'getRegistration'>
  }
  readonly Notification?: Pick<typeof Notification, 'permission' | 'requestPermission'>
  readonly PushManager?: unknown
}

/** The notifications of the browser that this page runs in. */
export function browserPush(surroundings: PushSurroundings = globalThis): PushPort {
  const { navigator, Notification } = surroundings
  const manager = async () => (await navigator.serviceWorker?.getRegistration())?.pushManager
  return {
    async state() {
      if (Notification === undefined || surroundings.PushManager === undefined) {
        return platformOf(navigator) === 'ios' ? 'needs_install' : 'unsupported'
      }
      if (Notification.permission === 'denied') return 'denied'
      const pushes = await manager()
      if (pushes === undefined) return 'unsupported'
      return (await pushes.getSubscription()) === null ? 'off' : 'on'
    },
    async subscribe(key) {
      if ((await Notification?.requestPermission()) !== 'granted') return undefined
      const pushes = await manager()
      // Of another server's key, or left by an owner who was not confirmed: only one can be
      await (await pushes?.getSubscription())?.unsubscribe()
      const options = { userVisibleOnly: true, applicationServerKey: key }
      const subscription = await pushes?.subscribe(options).catch(() => undefined)
      return subscription && toReceiver(subscription.toJSON())
    },
    async unsubscribe() {
      await (await (await manager())?.getSubscription())?.unsubscribe()
    },
  }
}

function toReceiver({ endpoint, keys }: PushSubscriptionJSON): ReceiverRequest {
  return { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }
}
