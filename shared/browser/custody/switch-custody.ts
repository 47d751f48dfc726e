import { PosError } from '../../errors.ts'
import { passwordSecrets, type PasswordSecrets } from '../../keys/password.ts'
import { recoveryAuth } from '../../keys/recovery-auth.ts'
import { newRecoveryCode } from '../../keys/recovery-code.ts'
import { deriveShopKeys, newShopKey, pinKeyOf } from '../../keys/shop-keys.ts'
import { openSlots, passwordSlot, recoverySlot, type SlotSecret } from '../../keys/slots.ts'
import { sameBytes, type Bytes } from '../../snapshot/bytes.ts'
import { keyBySecret } from '../account/change-password.ts'
import { identityOf } from '../account/key-slots.ts'
import type { KeyChange } from '../boot.ts'
import type { Device } from '../device.ts'
import { cutWhenDue } from '../engine/cut-when-due.ts'
import { isSent } from '../engine/sweep-generations.ts'
import type { OnProgress } from '../engine-progress.ts'
import { advance, endKeyChange } from './key-change.ts'
import { sendEverything } from './go-on.ts'

/** The login of this device. Throws `token_unknown` when it is not signed in. */
async function loginOf({ boot }: Device): Promise<string> {
  const { login } = identityOf(await boot.state())
  if (login === undefined) throw new PosError('token_unknown', 'this device is not signed in')
  return login
}

interface Proven {
  readonly secrets: PasswordSecrets
  readonly salt: string
  readonly kdf: Parameters<typeof passwordSecrets>[2]
}

/** What the password is worth to the server now. */
async function secretsOf(device: Device, password: string): Promise<Proven> {
  const { salt, kdf } = await device.api.loginParams(await loginOf(device))
  return { secrets: await passwordSecrets(password, salt, kdf), salt, kdf }
}

/**
 * Draws the new key and its recovery code, with slots for both secrets; only this device knows of it. Throws `wrong_login`,
 * `custody_private`, `custody_running`, `rate_limited`, `network`.
 */
export async function prepareSwitch(device: Device, password: string): Promise<{ code: string }> {
  const { boot, api } = device
  const login = await loginOf(device)
  const { secrets, salt, kdf } = await secretsOf(device, password)
  await api.confirmOwner({ auth: secrets.auth })
  const { custody, nextEpoch: keyEpoch } = await api.custodyState()
  if (custody === 'private') throw new PosError('custody_private', 'the shop is in private custody already')
  const pinKey = await pinKeyOf(await keyBySecret(boot, api, login, { password }))
  const { shopId } = identityOf(await boot.state())
  const [raw, code] = [newShopKey(), newRecoveryCode()]
  const context = { shopId, keyEpoch }
  const slots = [
    await passwordSlot(raw, context, {
      slotKey: secrets.slotKey,
      salt,
      ...(kdf === undefined ? {} : { kdf }),
    }),
    await recoverySlot(raw, context, code),
  ]
  const change: KeyChange = {
    kind: 'switch',
    step: 'prepared',
    keyEpoch,
    slots,
    raw,
    pinKey,
    since: device.now(),
  }
  await boot.update(({ keyChange }) =>
    keyChange === undefined || keyChange.step === 'prepared' ? { keyChange: change } : undefined,
  )
  const { keyChange } = await boot.state()
  if (keyChange?.step !== 'prepared')
    throw new PosError('custody_running', 'a switch has gone further than showing a code')
  return { code }
}

/** Forgets a code that was shown and not typed back. */
export function cancelSwitch({ boot }: Device): Promise<void> {
  return endKeyChange(boot, 'prepared')
}

/** The numbered steps of beginning: 1 before anything, 2 tested, 3 all sent, 4 the server knows. */
export type OnBeginStep = (step: 1 | 2 | 3 | 4) => void | Promise<void>

/** How beginning tells of itself. */
export interface BeginOptions {
  readonly onProgress?: OnProgress | undefined
  readonly onBeginStep?: OnBeginStep | undefined
}

/**
 * Tests what was typed on the prepared slots, sends what waits, and tells the server. From here on the switch goes on by itself.
 * Throws, with nothing changed but that the server may know the slots: `no_slot`, `bad_recovery_code`, `wrong_secret`, `wrong_login`,
 * `custody_running`, and why something cannot be sent.
 */
export async function beginSwitch(
  device: Device,
  { password, code }: { password: string; code: string },
  { onProgress, onBeginStep }: BeginOptions = {},
): Promise<void> {
  await onBeginStep?.(1)
  const { keyChange } = await device.boot.state()
  if (keyChange !== undefined && keyChange.step !== 'prepared')
    throw new PosError('custody_running', 'the switch is under way already')
  if (keyChange?.raw === undefined) throw new PosError('no_slot', 'no recovery code was shown')
  await testSlots(device, keyChange, keyChange.raw, { password, code })
  await onBeginStep?.(2)
  await sendWhatWaits(device, onProgress)
  await onBeginStep?.(3)
  const { auth } = (await secretsOf(device, password)).secrets
  const { keyEpoch, slots } = keyChange
  await device.api.beginCustody({
    auth,
    keyEpoch,
    slots: [...slots],
    recoveryAuth: await recoveryAuth(code),
  })
  await onBeginStep?.(4)
  const keys = await deriveShopKeys(keyChange.raw)
  await advance(device.boot, 'prepared', { step: 'rebuilding', keys })
}

/** Both slots must open by what was typed, and to the same key. */
async function testSlots(
  { boot }: Device,
  { keyEpoch, slots }: KeyChange,
  raw: Bytes,
  { password, code }: { password: string; code: string },
): Promise<void> {
  const { shopId } = identityOf(await boot.state())
  const secrets: SlotSecret[] = [{ code }, { password }]
  for (const secret of secrets) {
    const opened = await openSlots(slots, { shopId, keyEpoch }, secret)
    if (!sameBytes(opened, raw)) throw new PosError('wrong_secret', 'a slot opens to another key')
  }
}

/** What was made before must be on the server before its older backups are only a way back: also what older generations hold. */
async function sendWhatWaits(device: Device, onProgress: OnProgress | undefined): Promise<void> {
  await cutWhenDue(device, 'manual')
  await sendEverything(device, { onProgress, whenBusy: 'wait' })
  const { generations, active } = await device.boot.state()
  for (const generation of generations) {
    if (generation.number === active || generation.isFormer === true) continue
    if (!(await isSent(generation)))
      throw new PosError('server_busy', 'an earlier copy on this device is not sent yet', { retryable: true })
  }
}
