import { Agent } from 'node:http'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import type { BenchDevice } from './bench-device.ts'
import { OBJECTS_IN_COMMIT } from './raw-sqlite.ts'
import { send } from './send.ts'

/** What a run of commits came to. */
export interface CommitRun {
  readonly perSecond: number
  /** Milliseconds from the first byte sent to the answer read, one for each commit. */
  readonly times: readonly number[]
}

/**
 * Commits on the server at `url`, all devices at once, each on a connection of its own; each commit is one request with a
 * manifest and 12 objects of 2.5 KB. Everything is sealed before the clock starts.
 */
export async function runCommits(
  url: string,
  devices: readonly BenchDevice[],
  commitsEach: number,
): Promise<CommitRun> {
  const bodies = new Map<BenchDevice, Uint8Array[]>()
  for (const device of devices) {
    const made: Uint8Array[] = []
    for (let number = 0; number < commitsEach; number++) made.push(await device.nextCommit(OBJECTS_IN_COMMIT))
    bodies.set(device, made)
  }
  const agent = new Agent({ keepAlive: true, maxSockets: devices.length })
  const times: number[] = []
  const started = performance.now()
  const runs = [...bodies].map(async ([{ token }, made]) => {
    for (const body of made) {
      const sent = performance.now()
      await send({ agent, url, path: '/api/backups', token, type: FRAMES_TYPE, body }, 201)
      times.push(performance.now() - sent)
    }
  })
  await Promise.all(runs)
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { perSecond: times.length / seconds, times }
}
