import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'

/** Finds out where a request comes from. */
export type AddressOf = (c: Context<AppEnv>) => string

/**
 * The address of the other end of the connection; behind a proxy of one's own (`trustProxy`) the last address that
 * the proxy noted. `'unknown'` for requests without a connection.
 */
export function clientAddress(trustProxy: boolean): AddressOf {
  return (c) => {
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? 'unknown'
  }
}
