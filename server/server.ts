import { createServer as createPlainServer, type Server } from 'node:http'
import { createServer as createSecureServer, Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { PosError } from '../shared/errors.ts'
import {
  CONNECTION_LIMITS,
  type ConnectionLimits,
  limitConnections,
  refuseFloods,
  serverOptions,
} from './connection-limits.ts'
import type { AppEnv } from './http/app-env.ts'
import type { Certificate } from './tls/certificate.ts'

/** How long requests under way may go on after the server was told to end. */
const GRACE_MS = 10_000

/** A server that is up. */
export interface RunningServer {
  /** Where it is reached, without a trailing slash. */
  readonly url: string
  /** New connections get this certificate; does nothing for a server that was started without one. */
  renew(certificate: Certificate): void
  /** How many connections are open. */
  connections(): Promise<number>
  /** Takes no more connections, lets requests under way finish (10 s at most), resolves when all are closed. */
  close(): Promise<void>
}

/**
 * Starts listening, with a certificate by https only; rejects with `server_busy` when the port is taken. Port 0 takes
 * any free one, `url` says which.
 */
export async function listen(
  app: Hono<AppEnv>,
  port: number,
  host: string,
  limits = CONNECTION_LIMITS,
  certificate?: Certificate,
): Promise<RunningServer> {
  const server = createServer(app, limits, certificate)
  limitConnections(server, limits)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) ? portTaken(port) : error))
    // As many may knock at once as may be open: those beyond Node's own 511 would wait for seconds before they knock again
    server.listen({ port, host, backlog: limits.maxConnections }, () => resolve())
  })
  const { port: actual } = server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${shown}:${actual}`,
    renew: ({ cert, key }) => server instanceof SecureServer && server.setSecureContext({ cert, key }),
    connections: () => countConnections(server),
    close: () => closeServer(server),
  }
}

function createServer(
  { fetch }: Hono<AppEnv>,
  limits: ConnectionLimits,
  certificate: Certificate | undefined,
): Server | SecureServer {
  const options = serverOptions(limits)
  const listener = refuseFloods(getRequestListener(fetch, { overrideGlobalObjects: false }), limits)
  if (certificate === undefined) return createPlainServer(options, listener)
  const { cert, key } = certificate
  return createSecureServer({ ...options, cert, key, handshakeTimeout: limits.headersMs }, listener)
}

function countConnections(server: Server | SecureServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)))
  })
}

async function closeServer(server: Server | SecureServer): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(patience)
}

function isTaken(error: Error): boolean {
  return 'code' in error && error.code === 'EADDRINUSE'
}

function portTaken(port: number): PosError {
  return new PosError('server_busy', `port ${port} is taken`, {
    hint: 'End the program that has it, or set PORT to another one.',
  })
}
