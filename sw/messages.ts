import { parsePageMessage } from '../shared/sw-messages.ts'
import { backUp } from './backup.ts'

declare const self: ServiceWorkerGlobalScope

/** Does what the pages ask for; whatever is not in the closed union is ignored. */
export function handleMessages(): void {
  self.addEventListener('message', (event) => {
    const message = parsePageMessage(event.data)
    if (message === undefined) return
    switch (message.type) {
      case 'activate-update':
        event.waitUntil(self.skipWaiting())
        break
      case 'back-up':
        event.waitUntil(backUp())
        break
      default:
        message satisfies never
    }
  })
}
