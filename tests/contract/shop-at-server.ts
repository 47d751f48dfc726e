import { afterEach, beforeEach } from 'vitest'
import type { AppParts } from '../../server/app.ts'
import { createTestServer, type SignedIn, type TestServer } from './test-server.ts'

/** The server of the test that runs now; set by `eachTestHasShop`. */
export let server: TestServer

/** The shop that has just signed up at it. */
export let shop: SignedIn

/** Called once at the top of a test file: every test gets a new server with a shop, and the server is closed after it. */
export function eachTestHasShop(more?: Partial<AppParts>): void {
  beforeEach(async () => {
    server = createTestServer(more)
    shop = await server.signUp()
  })
  afterEach(() => server.close())
}
