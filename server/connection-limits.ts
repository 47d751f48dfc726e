import type { RequestListener, Server, ServerResponse } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'

/** How long a client may take, and how many there may be. */
export interface ConnectionLimits {
  /** All headers of a request have to be there by then, in milliseconds; also of the first one of a connection. */
  readonly headersMs: number
  /** A connection without a request is closed after this time, in milliseconds. */
  readonly keepAliveMs: number
  /** A connection on which an answer waits is closed when nothing moves for so long, in milliseconds. */
  readonly stalledMs: number
  /** How many requests may be under way on one connection; who asks more without waiting for an answer is cut. */
  readonly maxPipelined: number
  /** Whatever a request does, it is over then, in milliseconds. */
  readonly requestMs: number
  /** How often those times are looked at, in milliseconds. */
  readonly lookMs: number
  /** Open connections beyond this number close those that are idle … */
  readonly crowdedAt: number
  /** … and beyond this number the new ones at once. */
  readonly maxConnections: number
}

/** The limits of a real server; tests give smaller ones. */
export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 15_000,
  // Longer than the 60 s of usual proxies: the one that closes first must not be the one that is asked.
  keepAliveMs: 65_000,
  stalledMs: 60_000,
  // Neither browsers nor proxies ask before they have their answer.
  maxPipelined: 16,
  // The largest upload (64 MiB) at 18 KiB/s. How fast a body has to come is looked at where it is read.
  requestMs: 3_600_000,
  lookMs: 5000,
  // An idle connection takes about 10 KiB here.
  crowdedAt: 3072,
  maxConnections: 4096,
}

/** The same times as options of `createServer`. */
export function serverOptions({ headersMs, keepAliveMs, requestMs, lookMs }: ConnectionLimits) {
  return {
    headersTimeout: headersMs,
    keepAliveTimeout: keepAliveMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookMs,
  }
}

/** Holds `server` to its limits from now on. */
export function limitConnections(server: Server | SecureServer, limits: ConnectionLimits): void {
  server.maxConnections = limits.maxConnections
  closeIdleWhenCrowded(server, limits.crowdedAt)
  closeStalled(server, limits.stalledMs)
}

/** A client that has nothing to say comes back when it has; one that has something is not turned away for it. */
function closeIdleWhenCrowded(server: Server | SecureServer, crowdedAt: number): void {
  let open = 0
  /** Those that had an answer and asked nothing since, the longest idle first. */
  const idle = new Set<Socket>()
  server.on('request', ({ socket }, answer) => {
    idle.delete(socket)
    answer.once('close', () => socket.destroyed || idle.add(socket))
  })
  server.on('connection', (socket: Socket) => {
    open += 1
    socket.once('close', () => {
      open -= 1
      idle.delete(socket)
    })
    const [longest] = idle
    if (open > crowdedAt) longest?.destroy()
  })
  // With TLS a request knows the socket inside the one that was connected.
  server.on('secureConnection', (socket: Socket) => {
    socket.once('close', () => void idle.delete(socket))
  })
}

/** Nothing has moved for a while: right while the server works on the answer, the end for whoever does not read it. */
function closeStalled(server: Server | SecureServer, stalledMs: number): void {
  const answers = new WeakMap<Socket, ServerResponse>()
  server.on('request', ({ socket }, answer) => void answers.set(socket, answer))
  server.setTimeout(stalledMs, (socket: Socket) => {
    const isWorking = answers.get(socket)?.closed === false && socket.writableLength === 0
    if (!isWorking) socket.destroy()
  })
}

/**
 * Hands on what may be asked. Node begins all requests of a connection that have arrived, however many: each would cost what
 * one connection may.
 */
export function refuseFloods(listener: RequestListener, { maxPipelined }: ConnectionLimits): RequestListener {
  const underWay = new WeakMap<Socket, number>()
  return (incoming, answer) => {
    const { socket } = incoming
    const count = (underWay.get(socket) ?? 0) + 1
    underWay.set(socket, count)
    if (count > maxPipelined) return void socket.destroy()
    answer.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1))
    return listener(incoming, answer)
  }
}
