import { Login } from '../../shared/api/account.ts'
import { PosError } from '../../shared/errors.ts'
import type { ShopSummary } from '../storage/programs/operator.ts'
import type { OperatorStorage } from '../storage/operator-storage.ts'

const PAGE = 500

/** All shops of a server, in the order of their ids. */
export async function allShops(storage: OperatorStorage): Promise<readonly ShopSummary[]> {
  const all: ShopSummary[] = []
  for (;;) {
    const page = await storage.shops(all.at(-1)?.shop_id ?? '', PAGE)
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

/**
 * The shops that a command is about: all of them, or the one that `text` names by its id, login or name. Throws `not_found`,
 * and `bad_request` for a name that several shops have.
 */
export async function chosenShops(
  storage: OperatorStorage,
  text: string | undefined,
): Promise<readonly ShopSummary[]> {
  const all = await allShops(storage)
  return text === undefined ? all : [pick(all, text)]
}

function pick(all: readonly ShopSummary[], text: string): ShopSummary {
  const login = Login.safeParse(text)
  const byIdOrLogin = all.find(
    (shop) => shop.shop_id === text || (login.success && shop.login === login.data),
  )
  if (byIdOrLogin !== undefined) return byIdOrLogin
  const named = all.filter(({ name }) => name === text)
  const [first, ...others] = named
  if (first === undefined)
    throw new PosError('not_found', `there is no shop ${text} on this server`, {
      field: 'shop',
      hint: '`npm run shops` lists them; a shop is named by its id, its login or its name.',
    })
  if (others.length > 0)
    throw new PosError('bad_request', `${named.length} shops are called ${text}`, {
      field: 'shop',
      hint: 'Use the id or the login: `npm run shops` lists them.',
    })
  return first
}
