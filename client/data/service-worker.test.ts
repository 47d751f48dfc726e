import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import { requestSyncWhileWaiting } from './service-worker.ts'

const WAITING: BackupStatus = {
  state: 'waiting',
  waiting: { docs: 1, sums: {} },
  hasAccount: true,
  signedIn: true,
  keyOnlyHere: false,
  hasRecoveryCode: true,
  unchecked: false,
  restoreLeft: false,
}

function open() {
  let speak: (status: BackupStatus) => void = () => undefined
  const engine = {
    onStatus(listener: (status: BackupStatus) => void) {
      speak = listener
      return () => undefined
    },
  }
  const window = new EventTarget()
  const document = new EventTarget()
  const ask = vi.fn<() => Promise<void>>(async () => undefined)
  const now = { isOnline: true }
  const stop = requestSyncWhileWaiting(engine, { window, document, ask, isOnline: () => now.isOnline })
  return {
    say: (part: Partial<BackupStatus>) => speak({ ...WAITING, ...part }),
    window,
    document,
    ask,
    now,
    stop,
  }
}

describe('asking for Background Sync', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }))
  afterEach(() => void vi.useRealTimers())

  it('asks once something waits, and with a connection not again for 30 s', () => {
    const { say, ask } = open()
    say({ state: 'checked' })
    say({ signedIn: false })
    expect(ask).not.toHaveBeenCalled()
    say({})
    say({})
    expect(ask).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(30_000)
    say({})
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('a sale within these 30 s is asked for when the connection goes or the app is left', () => {
    const { say, ask, window, document } = open()
    say({})
    say({ waiting: { docs: 2, sums: {} } })
    window.dispatchEvent(new Event('offline'))
    expect(ask).toHaveBeenCalledTimes(2)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(ask).toHaveBeenCalledTimes(3)
  })

  it('without a connection every change asks: what is pending already is the browser’s to know', () => {
    const { say, ask, now } = open()
    now.isOnline = false
    say({})
    say({})
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('never asks when nothing waits or after its end', () => {
    const { say, ask, window, stop } = open()
    say({ state: 'checked' })
    window.dispatchEvent(new Event('offline'))
    say({})
    stop()
    window.dispatchEvent(new Event('offline'))
    expect(ask).toHaveBeenCalledTimes(1)
  })
})
