import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Device } from '../e2e/support/device.ts'
import { runInPage } from '../e2e/support/page-script.ts'

/** Puts the page's bench (tests/bench/page) beside the app: `window.sonicBench`. */
export async function addPageBench(device: Device): Promise<void> {
  await runInPage(device.page, join(import.meta.dirname, 'page/bench-page.ts'))
}

/** Bytes of everything that the server keeps: sealed objects and manifests. */
export function serverBytes(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, 'sonic.sqlite'), { readOnly: true })
  const row = db
    .prepare(
      'SELECT (SELECT coalesce(sum(length(body)), 0) FROM sonic_objects) + (SELECT coalesce(sum(length(manifest)), 0) FROM sonic_backups) AS bytes',
    )
    .get()
  db.close()
  return Number(row?.['bytes'] ?? 0)
}

/**
 * Waits until the server has `count` backups and gives when that was (`performance.now()`). It looks into the server's file, because
 * watching the page would put work of the watcher's own on its main thread.
 */
export async function backupsStored(dataDir: string, count: number): Promise<number> {
  for (;;) {
    const db = new DatabaseSync(join(dataDir, 'sonic.sqlite'), { readOnly: true })
    const row = db.prepare('SELECT count(*) AS stored FROM sonic_backups').get()
    db.close()
    if (Number(row?.['stored']) >= count) return performance.now()
    await sleep(100)
  }
}

/** "Backup now" as a person presses it: milliseconds from the tap to the server's answer on the screen. */
export async function pressBackupNow(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const find = (root: ParentNode, mark: string): HTMLElement | undefined => {
      const here = root.querySelector<HTMLElement>(`[data-testid="${mark}"]`)
      if (here !== null) return here
      for (const element of root.querySelectorAll('*')) {
        const inside = element.shadowRoot === null ? undefined : find(element.shadowRoot, mark)
        if (inside !== undefined) return inside
      }
      return undefined
    }
    const started = performance.now()
    find(document, 'backup-now')?.click()
    // The result of an earlier press goes at once; the new one comes with the answer.
    await new Promise((done) => setTimeout(done))
    while (find(document, 'backup-result')?.dataset['kind'] === undefined)
      await new Promise((done) => requestAnimationFrame(done))
    return performance.now() - started
  })
}

/** The middle one of `values`. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
