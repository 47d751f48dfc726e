import type { HttpBindings } from '@hono/node-server'
import type { TokenHolder } from '../storage/programs/devices.ts'
import type { RequestLimits } from './request-limits.ts'
import type { RequestMemory } from './request-memory.ts'

/** What a request carries on its way: its id and, after the token was looked at, its device. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    device: TokenHolder
    /** Who a request without a token turned out to be of: a sign-in, a sign-up, a device that joins. */
    actor: { readonly shopId: string; readonly deviceId: string }
    /** The login that a sign-in named. */
    login: string
    /** The request only asked what would be. */
    isTrial: boolean
    /** The code of the error that was answered, for the log. */
    errorCode: string
    memory: RequestMemory
    limits: RequestLimits
  }
}
