import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Device } from '../e2e/support/device.ts'

/** Kilobytes (gzip) of the scripts that the page itself loads for `url`, workers not counted. */
export async function scriptsGzipKb(device: Device, url: string, dist: string): Promise<number> {
  const scripts = new Set<string>()
  device.page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script' && answer.request().frame() === device.page.mainFrame())
      scripts.add(new URL(answer.url()).pathname)
  })
  await device.page.goto(url)
  await device.page.getByTestId('tile').first().waitFor()
  const bytes = [...scripts]
    .filter((path) => !path.includes('worker'))
    .map((path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length)
  return bytes.reduce((sum, size) => sum + size, 0) / 1024
}
