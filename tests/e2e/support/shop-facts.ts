import { build } from 'vite'
import { join } from 'node:path'
import type { Device } from './device.ts'
import { ROOT } from './server.ts'

/** What two devices with the same shop must agree on, read from the database by the product's own store. */
export interface ShopFacts {
  readonly root: string
  readonly counts: Readonly<Record<string, number>>
  /** Of the asked item, in thousandths. */
  readonly stock: number | undefined
  /** Every balance: customer and currency → minor units owed. */
  readonly balances: Readonly<Record<string, number>>
  /** Numbers of the newest bills, newest first. */
  readonly lastNumbers: readonly string[]
  readonly lineage: string
  readonly letter: string
}

let script: Promise<string> | undefined

/** Reads them inside the page, beside the running app. */
export async function shopFacts(device: Device, itemId: string): Promise<ShopFacts> {
  script ??= bundle()
  // A page's CSP forbids foreign scripts; the debugger's own evaluation is outside of it.
  await device.page.evaluate(await script)
  return device.page.evaluate(
    (id) => (globalThis as unknown as { readShop(itemId: string): Promise<ShopFacts> }).readShop(id),
    itemId,
  )
}

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'read-shop.ts'), formats: ['iife'], name: 'reading' },
    },
  })
  const [result] = Array.isArray(output) ? output : [output]
  const chunk = result !== undefined && 'output' in result ? result.output[0] : undefined
  if (chunk === undefined) throw new Error(`no script was built in ${ROOT}`)
  return chunk.code
}
