import { once } from 'node:events'
import type { SpawnedServer } from '../contract/spawned-server.ts'
import { processMb } from '../bench/process-memory.ts'

/** With this in its environment a server can be asked to collect its garbage. */
export const INSPECTED = { NODE_OPTIONS: '--inspect=0' }

/**
 * Resident megabytes of a server that was started with `INSPECTED`, after it has collected its garbage: what is left is
 * held, not only not yet looked at. Without that the figure tells when the last collection was.
 */
export async function settledMb(server: SpawnedServer): Promise<number> {
  const address = /ws:\/\/\S+/.exec(server.log())?.[0]
  if (address === undefined) throw new Error('the server was not started to be inspected')
  const inspector = new WebSocket(address)
  await once(inspector, 'open')
  const answer = once(inspector, 'message')
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
  await answer
  inspector.close()
  return processMb(server.process.pid!, 'VmRSS')
}
