import * as z from 'zod/mini'
import type { CreateShopRequest } from '../../api/account.ts'
import { PosError } from '../../errors.ts'
import { KDF, newSalt, passwordSecrets } from '../../keys/password.ts'
import { passwordSlot } from '../../keys/slots.ts'
import { toBase64Url } from '../../snapshot/bytes.ts'
import type { Boot, BootState } from '../boot.ts'
import { newSeries } from './number-series.ts'
import { identityOf, rawKeyOf, slotsOf, withSlot } from './key-slots.ts'
import { slotsSent, unsentProof } from './recovery-sheet.ts'
import type { ServerApi } from '../server-api/server-api.ts'

const SignUp = z.object({ login: z.string(), salt: z.string() })
const EXTRA_KEY = 'signUp'

/**
 * Puts this device's shop on the server under a login: managed custody, the server keeps the key and the slots.
 *
 * Safe to repeat after a lost answer, with the same login and password. Throws `login_taken`, `shop_exists`, `key_missing` (the
 * recovery code is needed: give it) or `network`; nothing has changed on this device then.
 */
export async function createAccount(
  boot: Boot,
  api: ServerApi,
  account: { login: string; password: string; code?: string },
): Promise<void> {
  const state = await boot.state()
  const identity = identityOf(state)
  const raw = await rawKeyOf(state, account.code === undefined ? undefined : { code: account.code })
  const salt = await saltFor(boot, account.login)
  const secrets = await passwordSecrets(account.password, salt)
  const slot = await passwordSlot(raw, identity, { slotKey: secrets.slotKey, salt })
  const slots = withSlot(slotsOf(state), slot)
  const { shopId, shopName: name } = identity
  const answer = await createWithSeries(boot, api, {
    shopId,
    name,
    login: account.login,
    salt,
    kdf: KDF,
    auth: secrets.auth,
    slots,
    ...unsentProof(state),
    key: toBase64Url(raw),
    device: deviceOf(state),
  })
  await boot.update((now) => {
    const { [EXTRA_KEY]: _, ...extra } = slotsSent(now)
    const signed = { ...identityOf(now), login: account.login, letter: answer.letter }
    return { identity: signed, token: answer.token, slots, pendingKey: null, extra }
  })
}

/** What the server is told of this device; a series that it drew for itself goes along (engine 26). */
export function deviceOf(state: BootState): CreateShopRequest['device'] {
  const { deviceId, deviceName, letter } = identityOf(state)
  return { deviceId, name: deviceName, ...(letter.startsWith('X') ? { series: letter } : {}) }
}

async function createWithSeries(boot: Boot, api: ServerApi, request: CreateShopRequest) {
  try {
    return await api.createShop(request)
  } catch (error) {
    if (!(error instanceof PosError && error.code === 'series_taken')) throw error
    const series = newSeries()
    await boot.update((now) => ({ identity: { ...identityOf(now), letter: series } }))
    return api.createShop({ ...request, device: { ...request.device, series } })
  }
}

/** The same salt for the same login again, so that a second try after a lost answer proves the same password. */
async function saltFor(boot: Boot, login: string): Promise<string> {
  const state = await boot.update(({ extra }) => {
    const kept = SignUp.safeParse(extra[EXTRA_KEY])
    if (kept.success && kept.data.login === login) return undefined
    return { extra: { ...extra, [EXTRA_KEY]: { login, salt: newSalt() } } }
  })
  return SignUp.parse(state.extra[EXTRA_KEY]).salt
}
