import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import { ANNOUNCE_MS, BackupStatusStore } from './backup-status.ts'

function waitingFor(docs: number): BackupStatus {
  return {
    state: 'waiting',
    waiting: { docs, sums: {}, oldest: Date.now() },
    hasAccount: true,
    signedIn: true,
    keyOnlyHere: false,
    hasRecoveryCode: true,
    unchecked: false,
    restoreLeft: false,
  }
}

function open() {
  let speak: (status: BackupStatus) => void = () => undefined
  const unsubscribe = vi.fn<() => void>()
  const surroundings = new EventTarget()
  let isOnline = true
  const store = new BackupStatusStore(
    {
      onStatus(listener) {
        speak = listener
        return unsubscribe
      },
    },
    { surroundings, isOnline: () => isOnline },
  )
  const turn = (online: boolean) => {
    isOnline = online
    surroundings.dispatchEvent(new Event(online ? 'online' : 'offline'))
  }
  return { store, say: (status: BackupStatus) => speak(status), unsubscribe, turn }
}

describe('the backup status store', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }))
  afterEach(() => void vi.useRealTimers())

  it('knows nothing until the engine speaks', () => {
    const { store } = open()
    expect(store.status).toBeUndefined()
    expect(store.chip).toBeUndefined()
    store.close()
  })

  it('shows each change at once but announces at most once a minute, the newest last', () => {
    const { store, say } = open()
    say(waitingFor(1))
    say(waitingFor(2))
    say(waitingFor(3))
    expect(store.chip?.count).toBe(3)
    expect(store.announced?.count).toBe(1)
    vi.advanceTimersByTime(ANNOUNCE_MS)
    expect(store.announced?.count).toBe(3)
    store.close()
  })

  it('follows the connection', () => {
    const { store, say, turn } = open()
    say(waitingFor(1))
    const changed = vi.fn<() => void>()
    store.addEventListener('change', changed)
    turn(false)
    expect(store.chip?.icon).toBe('cloud-off')
    turn(true)
    expect(store.chip?.icon).toBe('cloud-upload')
    expect(changed).toHaveBeenCalledTimes(2)
    store.close()
  })

  it('grows amber by itself while nothing happens', () => {
    const { store, say } = open()
    say(waitingFor(1))
    vi.advanceTimersByTime(24 * 60 * 60 * 1000 + 2 * ANNOUNCE_MS)
    expect(store.chip?.tone).toBe('warning')
    store.close()
  })

  it('is silent once closed', () => {
    const { store, say, unsubscribe, turn } = open()
    say(waitingFor(1))
    const changed = vi.fn<() => void>()
    store.addEventListener('change', changed)
    store.close()
    turn(false)
    vi.advanceTimersByTime(10 * ANNOUNCE_MS)
    expect(unsubscribe).toHaveBeenCalledOnce()
    expect(changed).not.toHaveBeenCalled()
  })
})
