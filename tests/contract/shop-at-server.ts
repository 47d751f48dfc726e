import { afterEach, beforeEach } from 'vitest'
import type { AppParts } from '../../server/app.ts'
import { createTestServer, type SignedIn, type TestServer } from './test-server.ts'

/** The server of the test that runs now; set by `eachTestHasShop`. */
export let server: TestServer

/** The shop that has just signed up at it. */
export let shop: SignedIn

/**
 * Called once at the top of a test file: every test gets a new server, with these parts of its own, and a shop, with this in its
 * sign-up; the server is closed after it.
 */
export function eachTestHasShop(parts?: Partial<AppParts>, more?: object): void {
  beforeEach(async () => {
    server = createTestServer(parts)
    shop = await server.signUp(more)
  })
  afterEach(() => server.close())
}
