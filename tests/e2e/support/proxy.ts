import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What befalls a request: it never reaches the server, its answer never comes back, or it stands still until released. */
export type Fault = 'cut_before' | 'cut_after' | 'hold'

/** A request that a fault befell. */
export interface Struck {
  readonly route: string
  /** Lets a held request go on to the server, also when its sender is gone; resolves when the server has answered. */
  goOn(): Promise<void>
  /** Cuts a held request off: the server never hears of it. */
  drop(): void
}

/** A request that went through, `METHOD /path` without its query, and what the server answered. */
export interface Passed {
  readonly route: string
  readonly status: number
  readonly body: Buffer
}

/** The network between a tablet and its server, with the faults of real ones. */
export interface Proxy {
  readonly url: string
  /** Every request to `/api` that the server answered, oldest first. */
  readonly passed: readonly Passed[]
  /** Strikes the next request of `route` whose body has at least so many bytes; resolves once it has happened. */
  strike(route: string, fault: Fault, atLeastBytes?: number): Promise<Struck>
  /** Forgets faults that have not befallen anything yet. */
  calm(): void
  close(): Promise<void>
}

interface Trap {
  readonly route: string
  readonly fault: Fault
  readonly atLeastBytes: number
  spring(struck: Struck): void
}

/** Puts a proxy in front of `target`. The caller closes it. */
export async function startProxy(target: string): Promise<Proxy> {
  const traps: Trap[] = []
  const passed: Passed[] = []
  const sockets = new Set<Socket>()
  const server = createServer((asked, answer) => {
    void pass(target, asked, answer, traps, passed)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    strike: (route, fault, atLeastBytes = 0) =>
      new Promise((spring) => traps.push({ route, fault, atLeastBytes, spring })),
    calm: () => void traps.splice(0),
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function pass(
  target: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  traps: Trap[],
  passed: Passed[],
): Promise<void> {
  const route = `${asked.method} ${asked.url?.split('?')[0]}`
  const body = await bodyOf(asked).catch(() => undefined)
  if (body === undefined) return
  const at = traps.findIndex((one) => one.route === route && body.length >= one.atLeastBytes)
  // On a connection of its own a lost request stays lost: browsers repeat what a reused one has swallowed.
  answer.setHeader('connection', 'close')
  const [trap] = at < 0 ? [] : traps.splice(at, 1)
  const forward = async (): Promise<void> => {
    const status = await ask(target, asked, body, trap?.fault === 'cut_after' ? undefined : answer)
    if (status !== undefined && route.includes(' /api/')) passed.push({ route, status, body })
    if (status === undefined || trap?.fault === 'cut_after') answer.destroy()
  }
  const struck: Struck = { route, goOn: forward, drop: () => void answer.destroy() }
  if (trap?.fault === 'cut_before') answer.destroy()
  else if (trap?.fault !== 'hold') await forward()
  trap?.spring(struck)
}

/** Asks the server and passes its answer on; resolves to its status, `undefined` when the server is not there. */
function ask(
  target: string,
  asked: IncomingMessage,
  body: Buffer,
  answer: ServerResponse | undefined,
): Promise<number | undefined> {
  return new Promise((done) => {
    const { host: _, ...headers } = asked.headers
    const upstream = request(`${target}${asked.url}`, { method: asked.method, headers }, (reply) => {
      reply.once('error', () => done(undefined))
      reply.once('end', () => done(reply.statusCode))
      if (answer === undefined || answer.destroyed) reply.resume()
      else reply.pipe(answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, connection: 'close' }))
    })
    upstream.once('error', () => done(undefined))
    upstream.end(body)
  })
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
