// Draws the app's PNG icons from client/public/icons/icon.svg with the browser: node scripts/icons.mjs
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ROOT } from './bootstrap.mjs'

const folder = join(ROOT, 'client', 'public', 'icons')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
// A maskable icon fills its square, and its picture stays inside the safe circle of 80 %.
const maskable = svg
  .replace(' rx="112"', '')
  .replace('translate(112 112) scale(12)', 'translate(136 136) scale(10)')
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-background-networking'],
})
try {
  for (const [name, picture, size] of [
    ['icon-192', svg, 192],
    ['icon-512', svg, 512],
    ['maskable-512', maskable, 512],
  ]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const source = `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`
    await page.setContent(
      `<body style="margin:0"><img src="${source}" width="${size}" height="${size}" style="display:block"></body>`,
    )
    await page.locator('img').screenshot({ path: join(folder, `${name}.png`), omitBackground: true })
    await page.close()
  }
} finally {
  await browser.close()
}
