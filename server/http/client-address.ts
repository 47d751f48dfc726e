import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { readAddress } from './client-network.ts'

/** Finds out where a request comes from. */
export type AddressOf = (c: Context<AppEnv>) => string

/**
 * The address of the other end of the connection; behind a proxy of one's own (`trustProxy`) the last address that
 * the proxy noted. `'unknown'` for requests without a connection. Attempts are counted by `networkOf` it.
 */
export function clientAddress(trustProxy: boolean): AddressOf {
  return (c) => {
    const noted = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
    const forwarded = noted === undefined ? undefined : readAddress(noted)
    return forwarded ?? readAddress(c.env?.incoming?.socket.remoteAddress ?? '') ?? 'unknown'
  }
}
