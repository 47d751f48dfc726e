import { join } from 'node:path'
import { expect } from '@playwright/test'
import { openDevice, type Device } from '../e2e/support/device.ts'
import { foundShop } from '../e2e/support/new-shop.ts'
import * as steps from '../e2e/support/steps.ts'
import { type TillBench, rounded } from './figures.ts'
import { scriptsGzipKb } from './first-load.ts'
import { startOldWayServer } from './old-way-server.ts'
import { pageHeapMb } from './page-heap.ts'
import { rendererPeakMb } from './process-memory.ts'
import { addPageBench, backupsStored, median, pressBackupNow, serverBytes } from './till.ts'

const HOUR = 3_600_000

/** Import, sales, first backup, small backups, the old way, cold start: the till that has been there for years. */
export async function benchFirstTill(bench: TillBench): Promise<void> {
  const { figures, say, folder } = bench
  const url = `http://127.0.0.1:${bench.port}`
  const server = await bench.start()
  figures['sale_ms_empty'] = await salesInEmptyShop(bench, url)
  const profile = join(folder, 'first')
  let till = await openDevice(profile)
  await importAll(bench, till, profile, url)
  say('sales of 21 lines')
  figures['sale_ms_full'] = await sales(till, 40)
  await firstBackup(bench, till, url)
  await smallBackups(bench, till, url)
  say('heap and cold start')
  await till.page.goto(url)
  await till.page.getByTestId('tile').first().waitFor()
  figures['page_heap_mb'] = rounded(await pageHeapMb(till))
  figures['app_js_gzip_kb'] = rounded(await scriptsGzipKb(till, url, bench.dist))
  await till.close()
  till = await openDevice(profile)
  figures['cold_start_ms'] = await coldStart(till, url)
  await till.context.setOffline(false)
  await server.stop()
  await oldWay(bench, till)
  await till.close()
}

async function salesInEmptyShop({ folder, say }: TillBench, url: string): Promise<number> {
  say('sales in an empty shop')
  const till = await openDevice(join(folder, 'empty'))
  await steps.openFirstRun(till.page, url)
  await foundShop(till.page)
  await till.page.goto(url)
  await addPageBench(till)
  await till.page.evaluate(() => window.sonicBench.makeItems(400))
  const ms = await sales(till, 40)
  await till.close()
  return ms
}

async function sales(till: Device, count: number): Promise<number> {
  await addPageBench(till)
  await till.page.evaluate(() => window.sonicBench.indexed())
  const times = await till.page.evaluate((sales) => window.sonicBench.sell(sales, 21), count)
  return rounded(median(times.slice(5)))
}

async function importAll(
  { figures, say, file }: TillBench,
  till: Device,
  profile: string,
  url: string,
): Promise<void> {
  say('import')
  await steps.openFirstRun(till.page, url)
  const seconds = await steps.importOldBackup(till.page, file, HOUR)
  figures['import_s'] = rounded(seconds)
  figures['import_peak_mb'] = rounded(rendererPeakMb(profile))
}

async function firstBackup({ figures, say, folder }: TillBench, till: Device, url: string): Promise<void> {
  say('first backup')
  await steps.createAccount(till.page, url)
  await till.page.goto(url)
  const started = performance.now()
  // Starting the app is another figure: what counts here is a till that is open while the backup runs.
  await till.page.getByTestId('tile').first().waitFor()
  await till.page.waitForTimeout(1000)
  await watchLongTasks(till)
  const data = join(folder, 'server')
  // The small safety snapshot of before the import is the first one, the shop itself the second.
  const stored = await backupsStored(data, 2)
  figures['longest_task_ms_during_backup'] = await longestTask(till)
  figures['first_backup_s'] = rounded((stored - started) / 1000)
  figures['first_backup_bytes'] = serverBytes(data)
  await steps.waitForChip(till.page, 'checked', HOUR)
}

async function smallBackups({ figures, say, folder }: TillBench, till: Device, url: string): Promise<void> {
  say('backups after one sale')
  const data = join(folder, 'server')
  await till.page.goto(`${url}/backup`)
  await till.page.getByTestId('backup-now').waitFor()
  await addPageBench(till)
  await pressBackupNow(till.page)
  const bytes: Record<number, number[]> = { 5: [], 21: [] }
  const times: number[] = []
  for (let round = 0; round < 15; round++) {
    for (const lines of [5, 21]) {
      await till.page.evaluate((lines) => window.sonicBench.sell(1, lines), lines)
      const before = serverBytes(data)
      times.push(await pressBackupNow(till.page))
      bytes[lines]?.push(serverBytes(data) - before)
    }
  }
  figures['cut_bytes_sale_5_lines'] = median(bytes[5] ?? [])
  figures['cut_bytes_sale_21_lines'] = median(bytes[21] ?? [])
  figures['backup_now_ms_after_one_sale'] = rounded(median(times))
}

async function oldWay({ figures, say, folder, port }: TillBench, till: Device): Promise<void> {
  say('the old way: everything as text, gzip, POST')
  const stop = await startOldWayServer(folder, port)
  await addPageBench(till)
  const { ms, bytes } = await till.page.evaluate(() => window.sonicBench.oldBackup())
  await stop()
  figures['naive_backup_ms'] = rounded(ms)
  figures['naive_backup_bytes'] = bytes
  say('the same records as plain rows')
  const rows = await till.page.evaluate(() => window.sonicBench.rowPut())
  figures['row_put_s'] = rounded(rows.seconds)
  figures['records'] = rows.records
}

/** From the start of the navigation to the first frame with tiles and the search field focused, by the page's own clock. */
async function coldStart(till: Device, url: string): Promise<number> {
  await till.context.setOffline(true)
  await till.page.addInitScript(() => {
    const find = (root: ParentNode): boolean => {
      if (root.querySelector('[data-testid="tile"]') !== null) return true
      return [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && find(shadowRoot))
    }
    const look = (): void => {
      if (find(document)) Object.assign(globalThis, { usableAt: performance.now() })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await till.page.goto(url)
  await expect(till.page.getByTestId('sale-search')).toBeFocused()
  return rounded(await till.page.evaluate(() => (globalThis as unknown as { usableAt: number }).usableAt))
}

async function watchLongTasks(till: Device): Promise<void> {
  await till.page.evaluate(() => {
    const tasks: number[] = []
    Object.assign(globalThis, { longTasks: tasks })
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
  })
}

async function longestTask(till: Device): Promise<number> {
  return till.page.evaluate(() =>
    Math.round(Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks)),
  )
}
