import { Agent } from 'node:http'
import { join } from 'node:path'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { startServer } from '../e2e/support/server.ts'
import { addShops } from './add-shops.ts'
import type { BenchDevice } from './bench-device.ts'
import { type Bench, rounded } from './figures.ts'
import { processMb } from './process-memory.ts'
import { send } from './send.ts'

const CONNECTIONS = 20

/** The server's memory after so many shops have stored a small backup and asked for their status. */
export async function benchManyShops({ folder, figures, say }: Bench, count: number): Promise<void> {
  say(`${count} shops`)
  const data = join(folder, 'many-shops')
  const devices = await addShops(data, count)
  const server = await startServer(data, 0, 'server/main.ts', { LOG_LEVEL: 'error' })
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const waiting = devices[Symbol.iterator]()
  const takeAll = async () => {
    // All share one iterator: each device is taken once
    for (const device of waiting) await backUpOnce(agent, server.url, device)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, takeAll))
  figures['server_rss_mb_10k_shops'] = rounded(processMb(server.pid, 'VmRSS'))
  agent.destroy()
  await server.stop()
}

async function backUpOnce(agent: Agent, url: string, device: BenchDevice): Promise<void> {
  const { token, shop } = device
  const to = { agent, url, token }
  const body = await device.nextCommit(2)
  await send({ ...to, path: '/api/backups', type: FRAMES_TYPE, body }, 201)
  await send({ ...to, path: `/api/backups/status?lineage=${shop.lineage}` }, 200)
}
