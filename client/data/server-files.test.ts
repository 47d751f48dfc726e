import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineApi, OnProgress } from '../../shared/browser/engine-api.ts'
import type { FilesAnswer } from '../../shared/browser/engine-care.ts'
import { PosError } from '../../shared/errors.ts'
import { ServerFiles } from './server-files.ts'

const statistics = {
  users: 0,
  loanPersons: 0,
  transactions: 0,
  loans: 0,
  sections: {},
  records: 7,
  createdAt: 1,
}
const row = (name: string) => ({
  name,
  kind: 'json' as const,
  bytes: 1,
  createdAt: 1,
  verifiedAt: 1,
  problem: null,
  statistics,
})
const answer = (over: Partial<FilesAnswer> = {}): FilesAnswer => ({
  files: [row('a'), row('b')],
  nextRunAt: null,
  lastRun: null,
  running: null,
  ...over,
})

/** An engine that has only what is given. */
function engineOf(parts: Partial<EngineApi>): EngineApi {
  return parts as EngineApi
}

describe('the server’s files', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps what is known, and when it was, while the server cannot be asked', async () => {
    const files = new ServerFiles(() => 500)
    await files.load(engineOf({ serverFiles: async () => answer() }))
    await files.load(engineOf({ serverFiles: () => Promise.reject(new PosError('network', '')) }))
    expect(files.answer?.files).toHaveLength(2)
    expect(files.knownAt).toBe(500)
    expect(files.error).toMatchObject({ code: 'network' })
  })

  it('is locked, and no error, while the owner must be confirmed', async () => {
    const files = new ServerFiles()
    await files.load(engineOf({ serverFiles: () => Promise.reject(new PosError('owner_needed', '')) }))
    expect(files).toMatchObject({ isLocked: true, error: undefined })
    await files.load(engineOf({ serverFiles: async () => answer() }))
    expect(files.isLocked).toBe(false)
  })

  it('asks again until a run that it did not begin has ended', async () => {
    const running = { step: 'json', done: 1, total: 2 }
    const serverFiles = vi
      .fn<EngineApi['serverFiles']>()
      .mockResolvedValueOnce(answer({ running }))
      .mockResolvedValueOnce(answer({ running }))
      .mockResolvedValue(answer())
    const files = new ServerFiles()
    await files.load(engineOf({ serverFiles }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(serverFiles).toHaveBeenCalledTimes(3)
    expect(files.answer?.running).toBeNull()
  })

  it('does not ask any more once it is closed', async () => {
    const serverFiles = vi.fn<EngineApi['serverFiles']>(async () =>
      answer({ running: { step: 'json', done: 1, total: 2 } }),
    )
    const files = new ServerFiles()
    await files.load(engineOf({ serverFiles }))
    files.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(serverFiles).toHaveBeenCalledTimes(1)
  })

  it('tells how far a run is, and what it came to, with the new list', async () => {
    const files = new ServerFiles()
    const seen: unknown[] = []
    files.addEventListener('change', () => seen.push([files.isCreating, files.progress?.step]))
    await files.create(
      engineOf({
        async createServerFiles(onProgress?: OnProgress) {
          onProgress?.({ step: 'progress.server_json', done: 1, total: 2, unit: 'records' })
          return { files: [], statistics }
        },
        serverFiles: async () => answer({ files: [row('c')] }),
      }),
    )
    expect(seen).toEqual([
      [true, undefined],
      [true, 'progress.server_json'],
      [false, 'progress.server_json'],
    ])
    expect(files.created?.statistics.records).toBe(7)
    expect(files.answer?.files.map(({ name }) => name)).toEqual(['c'])
  })

  it('hands on that the owner must be confirmed, and keeps every other failure with the list that was there', async () => {
    const files = new ServerFiles()
    await files.load(engineOf({ serverFiles: async () => answer() }))
    const failing = (code: 'owner_needed' | 'disk_full') =>
      engineOf({ createServerFiles: () => Promise.reject(new PosError(code, '')) })
    await expect(files.create(failing('owner_needed'))).rejects.toMatchObject({ code: 'owner_needed' })
    expect(files).toMatchObject({ isCreating: false, error: undefined })
    await files.create(failing('disk_full'))
    expect(files).toMatchObject({ isCreating: false, created: undefined })
    expect(files.error).toMatchObject({ code: 'disk_full' })
    expect(files.answer?.files).toHaveLength(2)
  })

  it('takes over what became of one file', async () => {
    const files = new ServerFiles()
    await files.load(engineOf({ serverFiles: async () => answer() }))
    files.replace('a', { ...row('a'), problem: 'file_tampered' })
    expect(files.answer?.files[0]?.problem).toBe('file_tampered')
    files.replace('a', undefined)
    expect(files.answer?.files.map(({ name }) => name)).toEqual(['b'])
  })
})
