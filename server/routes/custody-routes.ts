import { Hono } from 'hono'
import { BeginCustodyRequest, type CustodyDoneAnswer } from '../../shared/api/custody.ts'
import type { Custody } from '../custody/custody.ts'
import { purgeFormer, type PurgeParts } from '../custody/purge-former.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AddressOf } from '../http/client-address.ts'
import { readJson } from '../http/read-body.ts'

/** Who holds the shop's key; every request here has a living token. Beginning asks the owner's password by itself. */
export function custodyRoutes(custody: Custody, purge: PurgeParts, addressOf: AddressOf): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.get('/custody', async (c) => c.json(await custody.state(c.get('device').shopId)))

  routes.put('/custody', async (c) => {
    await custody.begin(c.get('device'), await readJson(c, BeginCustodyRequest), addressOf(c))
    return c.body(null, 204)
  })

  routes.post('/custody/done', async (c) => {
    const { shopId, keyEpoch } = c.get('device')
    await purgeFormer(purge, shopId)
    return c.json({ keyEpoch } satisfies CustodyDoneAnswer)
  })

  return routes
}
