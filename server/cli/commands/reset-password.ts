import { Login } from '../../../shared/api/account.ts'
import { showResetCode } from '../../../shared/keys/reset-code.ts'
import { offerReset } from '../../accounts/offer-reset.ts'
import { parseWith } from '../../http/read-body.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { withServer } from '../open-server.ts'
import { timeText } from '../table.ts'

/** `npm run shops -- reset-password`: makes a code with which the owner sets a new password. Managed custody only. */
export function resetPassword(io: CliIo, options: { login: string }): Promise<Outcome> {
  return withServer(io, async ({ storage }) => {
    const { shop, code, expiresAt } = await offerReset(storage, parseWith(Login, options.login), io.now())
    const shown = showResetCode(code)
    return {
      ok: true,
      json: { shopId: shop.shop_id, name: shop.name, login: shop.login, code: shown, expiresAt },
      text: `A new password for ${shop.name} (${shop.login}):

  ${shown}

The owner types it on a device within a day, until ${timeText(expiresAt)}, with the login and a new
password. It works once and is shown only here. Then every other device of the
shop has to sign in again; nothing on them is lost. Until then the old password
counts.
`,
    }
  })
}
