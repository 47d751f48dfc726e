import { PosError } from '../../../shared/errors.ts'
import { commandAct } from '../../operation/audit/command-act.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { withServer } from '../open-server.ts'
import { sizeText, table } from '../table.ts'

/** So many bytes are a megabyte, here and in SHOP_QUOTA_MB. */
const MB = 1_000_000

/** Of which shop, and how much it may store from now on: `default` is what SHOP_QUOTA_MB gives every shop. */
export interface QuotaOptions {
  readonly shop?: string
  readonly mb?: number | 'default'
}

/** `npm run shops -- quota`: how much shops have stored and may store; with `--mb` it is changed first, for one shop. */
export function showQuotas(io: CliIo, { shop, mb }: QuotaOptions): Promise<Outcome> {
  if (mb !== undefined && shop === undefined) {
    throw new PosError('bad_request', '--mb is for one shop', {
      field: 'shop',
      hint: 'Name it with --shop; SHOP_QUOTA_MB in the environment of the server is for every shop.',
    })
  }
  return withServer(io, async ({ storage: { operator, quotas }, config }) => {
    const chosen = await chosenShops(operator, shop)
    const shops = []
    for (const { shop_id: shopId, name } of chosen) {
      if (mb !== undefined) {
        const act = commandAct(shopId, `shops quota ${mb}`, io.now())
        await quotas.set(shopId, mb === 'default' ? null : mb * MB, act)
      }
      const { storedBytes, quotaBytes } = await quotas.of(shopId)
      const mayStore = quotaBytes ?? config.shopQuotaBytes ?? null
      shops.push({ shopId, name, storedBytes, mayStore, isOwn: quotaBytes !== null })
    }
    const rows = shops.map(({ shopId, name, storedBytes, mayStore, isOwn }) => [
      shopId,
      name,
      sizeText(storedBytes),
      mayStore === null ? 'no limit' : `${sizeText(mayStore)}${isOwn ? '' : ', as every shop'}`,
    ])
    const text = table(['SHOP', 'NAME', 'STORED', 'MAY STORE'], rows, 'There is no shop on this server yet.')
    return { ok: true, json: { shops }, text }
  })
}
