import { build } from 'vite'
import type { Page } from '@playwright/test'

const built = new Map<string, Promise<string>>()

/** Runs a script of ours inside the page, beside the running app: `entry` and what it imports, as one bundle. */
export async function runInPage(page: Page, entry: string): Promise<void> {
  const script = built.get(entry) ?? bundle(entry)
  built.set(entry, script)
  // A page's CSP forbids foreign scripts; the debugger's own evaluation is outside of it.
  await page.evaluate(await script)
}

async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'pageScript' } },
  })
  const [result] = Array.isArray(output) ? output : [output]
  const chunk = result !== undefined && 'output' in result ? result.output[0] : undefined
  if (chunk === undefined) throw new Error(`no script was built of ${entry}`)
  return chunk.code
}
