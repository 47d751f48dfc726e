// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { PosError } from '../../shared/errors.ts'
import './add-device-dialog.ts'
import type { AddDeviceDialog } from './add-device-dialog.ts'

const SHOWN = {
  code: 'ABCD-2345',
  fragment: 'ABCD2345',
  expiresAt: 0,
  needs: { typed: false, scanned: false },
}

let parts: { [Name in 'createPairing' | 'withdrawPairing' | 'confirmOwner']: ReturnType<typeof vi.fn> }

beforeEach(() => {
  parts = {
    createPairing: vi.fn().mockResolvedValue(SHOWN),
    withdrawPairing: vi.fn().mockResolvedValue(undefined),
    confirmOwner: vi.fn().mockResolvedValue(0),
  }
})
afterEach(() => document.body.replaceChildren())

/** The dialog over an engine; what it asks at once has been answered. */
async function open(isPrivate: boolean): Promise<AddDeviceDialog> {
  const dialog = document.createElement('add-device-dialog')
  dialog.engine = {
    ...parts,
    pairingNeedsSecret: async () => isPrivate,
    shownPairing: async () => ({ expiresAt: 0 }),
  } as unknown as EngineApi
  document.body.append(dialog)
  await settle(dialog)
  return dialog
}

async function settle(dialog: AddDeviceDialog): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    await dialog.updateComplete
  }
}

const find = (dialog: AddDeviceDialog, selector: string) =>
  dialog.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined

/** Types the password and asks for the code. */
async function give(dialog: AddDeviceDialog, password: string): Promise<void> {
  const field = find(dialog, 'secret-field')
  Object.defineProperty(field, 'secret', { value: { password } })
  field?.dispatchEvent(new Event('change'))
  await settle(dialog)
  find(dialog, '[data-testid="pairing-show"]')?.click()
  await settle(dialog)
}

it('shows a code at once, and takes it back when the dialog is closed', async () => {
  const dialog = await open(false)
  expect(find(dialog, 'pairing-code')).toMatchObject({ shown: SHOWN })
  expect(parts.createPairing).toHaveBeenCalledExactlyOnceWith(undefined)
  find(dialog, '[data-testid="pairing-withdraw"]')?.click()
  expect(await dialog.closed).toBe(false)
  expect(parts.withdrawPairing).toHaveBeenCalledOnce()
})

it('engine 35: in private custody asks first what opens the shop; the password proves the owner too', async () => {
  const dialog = await open(true)
  expect(find(dialog, 'secret-field')).toBeDefined()
  expect(parts.createPairing).not.toHaveBeenCalled()
  await give(dialog, 'four calm brown bulls')
  expect(parts.confirmOwner).toHaveBeenCalledExactlyOnceWith({ password: 'four calm brown bulls' })
  expect(parts.createPairing).toHaveBeenCalledExactlyOnceWith({ password: 'four calm brown bulls' })
  expect(find(dialog, 'pairing-code')).toBeDefined()
})

it('a wrong password shows no code and says so where it was typed', async () => {
  parts.confirmOwner.mockRejectedValue(new PosError('wrong_login', 'no'))
  const dialog = await open(true)
  await give(dialog, 'another')
  expect(parts.createPairing).not.toHaveBeenCalled()
  expect(find(dialog, 'secret-field')).toBeDefined()
  expect(find(dialog, 'problem-card')).toMatchObject({ error: { code: 'wrong_secret' } })
})

it('can be shown without: then the new device asks', async () => {
  const dialog = await open(true)
  find(dialog, '[data-testid="pairing-without"]')?.click()
  await settle(dialog)
  expect(parts.createPairing).toHaveBeenCalledExactlyOnceWith(undefined)
  expect(find(dialog, 'pairing-code')).toBeDefined()
})

it('a server that does not answer leaves a way to try again', async () => {
  parts.createPairing.mockRejectedValueOnce(new PosError('network', 'no answer'))
  const dialog = await open(false)
  expect(find(dialog, 'problem-card')).toMatchObject({ error: { code: 'network' } })
  find(dialog, '[data-testid="pairing-new"]')?.click()
  await settle(dialog)
  expect(find(dialog, 'pairing-code')).toBeDefined()
})
