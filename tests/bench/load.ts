import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { decodeFrames } from '../../shared/snapshot/frames.ts'
import { startServer } from '../e2e/support/server.ts'
import { addShops } from './add-shops.ts'
import type { AttackOrder } from './attackers.ts'
import type { BenchDevice } from './bench-device.ts'
import { type Bench, percentile, rounded } from './figures.ts'
import { processMb } from './process-memory.ts'
import { send } from './send.ts'

const OPEN = 1000
const BROKEN = 200
const HONEST = 10
/** Attackers have a token each where their attack needs one. */
const ATTACKING_SHOPS = 25
const QUIET_MS = 5000
/** The burst of so many who come in one moment is not what is measured. */
const SETTLE_MS = 10_000
const ATTACKED_MS = 15_000
const OBJECTS = 12
/** A device restores its newest backup after so many commits. */
const RESTORE_EVERY = 10

interface HonestRun {
  readonly perSecond: number
  /** Milliseconds of each commit. */
  readonly times: readonly number[]
}

/**
 * Ten honest devices that commit and restore without rest, alone and then beside 1,000 open connections and 200 slow or
 * broken clients, which run in a process of their own. Any refusal or wrong answer to an honest one fails the bench.
 */
export async function benchLoad({ folder, figures, say }: Bench): Promise<void> {
  const data = join(folder, 'load')
  const devices = await addShops(data, HONEST + ATTACKING_SHOPS)
  const server = await startServer(data, 0, 'server/main.ts', { LOG_LEVEL: 'error' })
  const [honest, attacking] = [devices.slice(0, HONEST), devices.slice(HONEST)]
  const ids = await Promise.all(attacking.map((device) => commitOnce(server.url, device)))
  say('honest clients alone')
  await runHonest(server.url, honest, QUIET_MS / 5) // the server still compiles its code
  const alone = await runHonest(server.url, honest, QUIET_MS)
  say(`beside ${OPEN} open connections and ${BROKEN} slow or broken clients`)
  const order = {
    url: server.url,
    tokens: attacking.map(({ token }) => token),
    ids,
    open: OPEN,
    broken: BROKEN,
  }
  const attackers = await startAttack(order, server.url)
  const attacked = await runHonest(server.url, honest, ATTACKED_MS)
  figures['load_rss_mb'] = rounded(processMb(server.pid, 'VmHWM'))
  attackers.kill('SIGKILL')
  await server.stop()
  figures['load_p99_ms'] = rounded(percentile(attacked.times, 0.99))
  figures['load_commits_per_s'] = rounded(attacked.perSecond)
  figures['load_alone_p99_ms'] = rounded(percentile(alone.times, 0.99))
  figures['load_alone_commits_per_s'] = rounded(alone.perSecond)
}

/** Resolves when all connections have come and have been at it for a while. */
async function startAttack(order: AttackOrder, url: string): Promise<ChildProcess> {
  const attackers = fork(join(import.meta.dirname, 'attackers.ts'))
  process.once('exit', () => attackers.kill('SIGKILL'))
  await once(attackers, 'spawn')
  attackers.send(order)
  while ((await openConnections(url)) < OPEN) await wait(100)
  await wait(SETTLE_MS)
  return attackers
}

async function openConnections(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^sonic_open_connections (\d+)/m.exec(text)?.[1] ?? 0)
}

/** The ids of what was stored. */
async function commitOnce(url: string, device: BenchDevice): Promise<string[]> {
  const agent = new Agent()
  const body = await device.nextCommit(OBJECTS)
  await send({ agent, url, path: '/api/backups', token: device.token, type: FRAMES_TYPE, body }, 201)
  return leavesOf(body).map(([id]) => id)
}

async function runHonest(url: string, devices: readonly BenchDevice[], ms: number): Promise<HonestRun> {
  const agent = new Agent({ keepAlive: true, maxSockets: devices.length })
  const times: number[] = []
  const started = performance.now()
  const runs = devices.map(async (device) => {
    for (let number = 1; performance.now() - started < ms; number += 1) {
      const body = await device.nextCommit(OBJECTS)
      const sent = performance.now()
      await send({ agent, url, path: '/api/backups', token: device.token, type: FRAMES_TYPE, body }, 201)
      times.push(performance.now() - sent)
      if (number % RESTORE_EVERY === 0) await restore(url, device.token, leavesOf(body))
    }
  })
  await Promise.all(runs)
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { perSecond: times.length / seconds, times }
}

/** Fetches what was committed and compares it. */
async function restore(url: string, token: string, leaves: readonly Leaf[]): Promise<void> {
  const answer = await fetch(`${url}/api/backups/objects/fetch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ids: leaves.map(([id]) => id) }),
  })
  const found = leavesOf(new Uint8Array(await answer.arrayBuffer()))
  const same = leaves.every(([id, body], index) => found[index]?.[0] === id && found[index][1] === body)
  if (answer.status !== 200 || !same) throw new Error(`a restore came to ${answer.status}`)
}

type Leaf = readonly [id: string, body: string]

function leavesOf(frames: Uint8Array): Leaf[] {
  return decodeFrames(frames)
    .filter(({ kind }) => kind === 'leaf')
    .map(({ id, body }) => [id ?? '', Buffer.from(body).toString('base64')])
}
