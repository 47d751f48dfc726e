import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { AuditAct } from '../../../shared/api/audit.ts'
import { newId } from '../../../shared/ids.ts'
import type { AppEnv } from '../../http/app-env.ts'
import type { AddressOf } from '../../http/client-address.ts'
import type { Storage } from '../../storage/storage.ts'
import { ROUTE_ACTS } from './acts.ts'
import { FailedBursts } from './failed-bursts.ts'

/** What a wrong password and a wrong recovery code are answered with. */
const FAILURES: readonly string[] = ['wrong_login', 'recovery_unknown']

/** Acts that are so close are put in order, in milliseconds. */
const SAME_MOMENT_MS = 1000

/** What the trail is built from. */
export interface AuditTrailParts {
  readonly storage: Pick<Storage, 'audit' | 'accounts'>
  readonly log: Logger
  readonly addressOf: AddressOf
  readonly now: () => number
}

/** An act as it is written down. */
interface Act {
  readonly shop: string
  readonly act: AuditAct
  readonly device: string | null
  readonly address: string
  readonly detail: string | null
}

/** Writes down what was done to a shop, for its owner. Requests that do nothing of that cost one look into a map. */
export class AuditTrail {
  readonly #parts: AuditTrailParts
  readonly #bursts = new FailedBursts()
  #lastAt = 0

  constructor(parts: AuditTrailParts) {
    this.#parts = parts
  }

  /**
   * Looks at each request after its answer was made and before it is sent: what was granted stands in the trail when the
   * device hears of it. An act that cannot be written down is in the log, and is not taken back.
   */
  readonly record = createMiddleware<AppEnv>(async (c, next) => {
    await next()
    const found = ROUTE_ACTS.get(`${c.req.method} ${routePath(c)}`)
    if (found === undefined) return
    const by = c.get('device') ?? c.get('actor')
    if (c.res.ok && by !== undefined && !c.get('isTrial')) {
      const detail = found.param === undefined ? null : (c.req.param(found.param) ?? null)
      const act = found.act === 'shop_made' && c.res.status === 200 ? 'signed_in' : found.act
      const address = this.#parts.addressOf(c)
      await this.#write({ shop: by.shopId, act, device: by.deviceId, address, detail })
    } else if (FAILURES.includes(c.get('errorCode'))) this.#failed(c)
  })

  /** Not waited for: how long the answer takes must not tell whether there is such a login. */
  #failed(c: Context<AppEnv>): void {
    const { storage, addressOf, now } = this.#parts
    const device = c.get('device')
    const login = c.get('login')
    const who = device === undefined ? login : `${device.shopId} `
    if (who === undefined || !this.#bursts.failed(who, now())) return
    const address = addressOf(c)
    const find = async () => device?.shopId ?? (await storage.accounts.shopByLogin(who))?.shop_id
    void find().then(
      (shop) =>
        shop === undefined
          ? undefined
          : this.#write({
              shop,
              act: 'sign_in_failing',
              device: device?.deviceId ?? null,
              address,
              detail: null,
            }),
      (error: unknown) => this.#parts.log.error({ err: error }, 'failed sign-ins were not written down'),
    )
  }

  /** The order of ids is that of acts, also of those in one millisecond; a clock that was set back begins anew. */
  #time(): number {
    const now = this.#parts.now()
    const isSameMoment = now <= this.#lastAt && now > this.#lastAt - SAME_MOMENT_MS
    this.#lastAt = isSameMoment ? this.#lastAt + 1 : now
    return this.#lastAt
  }

  async #write({ shop, act, device, address, detail }: Act): Promise<void> {
    const { storage, log } = this.#parts
    try {
      const id = newId(this.#time())
      await storage.audit.add({ shop_id: shop, id, act, device_id: device, address, detail })
    } catch (error) {
      log.error({ err: error, shop, act }, 'an act was not written down')
    }
  }
}
