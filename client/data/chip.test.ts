import { describe, expect, it } from 'vitest'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import { chipOf, LATE_MS } from './chip.ts'

const NOW = 1_800_000_000_000

function status(part: Partial<BackupStatus>): BackupStatus {
  return {
    state: 'local',
    waiting: { docs: 0, sums: {} },
    hasAccount: true,
    signedIn: true,
    keyOnlyHere: false,
    hasRecoveryCode: true,
    unchecked: false,
    restoreLeft: false,
    ...part,
  }
}

describe('the chip', () => {
  it('says neutrally that a shop without an account is on this device', () => {
    expect(chipOf(status({ state: 'local' }), NOW, true)).toMatchObject({
      icon: 'hard-drive',
      tone: 'neutral',
      message: 'chip.local',
    })
  })

  it('engine 36: counts waiting documents', () => {
    const waiting = { docs: 3, sums: { IQD: 5000 }, oldest: NOW - 1000 }
    expect(chipOf(status({ state: 'waiting', waiting }), NOW, true)).toMatchObject({
      icon: 'cloud-upload',
      tone: 'brand',
      message: 'chip.waiting',
      count: 3,
    })
  })

  it('never says "Waiting 0": changes that are no documents just wait', () => {
    const waiting = { docs: 0, sums: {} }
    expect(chipOf(status({ state: 'waiting', waiting }), NOW, true).message).toBe('chip.waiting_some')
  })

  it('changes only the icon when there is no internet', () => {
    const waiting = { docs: 3, sums: {}, oldest: NOW - 1000 }
    const online = chipOf(status({ state: 'waiting', waiting }), NOW, true)
    const offline = chipOf(status({ state: 'waiting', waiting }), NOW, false)
    expect(offline).toEqual({ ...online, icon: 'cloud-off' })
    const lastBackup = { number: 4, snapshotId: 's', storedAt: NOW }
    const stored = status({ state: 'stored', lastBackup })
    expect(chipOf(stored, NOW, false)).toEqual(chipOf(stored, NOW, true))
  })

  it('turns amber only after more than 24 hours unsent', () => {
    const at = (oldest: number) =>
      chipOf(status({ state: 'waiting', waiting: { docs: 1, sums: {}, oldest } }), NOW, true)
    expect(at(NOW - LATE_MS)).toMatchObject({ tone: 'brand' })
    expect(at(NOW - LATE_MS - 1)).toMatchObject({
      tone: 'warning',
      icon: 'triangle-alert',
      message: 'chip.waiting',
      count: 1,
    })
  })

  it('asks a shop without an account to sign in when its documents are a day old', () => {
    const waiting = { docs: 9, sums: {}, oldest: NOW - 2 * LATE_MS }
    expect(chipOf(status({ waiting, hasAccount: false }), NOW, true)).toMatchObject({
      tone: 'warning',
      message: 'chip.sign_in',
    })
  })

  it('engine 23: says the same words for stored and checked, with another cloud', () => {
    const lastBackup = { number: 4, snapshotId: 's', storedAt: 123 }
    const stored = chipOf(status({ state: 'stored', lastBackup }), NOW, true)
    const checked = chipOf(status({ state: 'checked', lastBackup }), NOW, true)
    expect(stored).toMatchObject({ icon: 'cloud', tone: 'success', message: 'chip.stored', at: 123 })
    expect(checked).toMatchObject({ icon: 'cloud-check', tone: 'success', message: 'chip.stored', at: 123 })
  })

  it.each([
    ['token_unknown', 'chip.sign_in'],
    ['device_revoked', 'chip.removed'],
    ['storage_full', 'chip.full'],
    ['internal', 'chip.look'],
  ] as const)('asks a person to act on %s', (problem, message) => {
    expect(chipOf(status({ state: 'needs_you', problem }), NOW, true)).toMatchObject({
      message,
      tone: 'warning',
      icon: 'triangle-alert',
    })
  })
})
