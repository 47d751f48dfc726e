import { join } from 'node:path'
import { openDevice } from '../e2e/support/device.ts'
import * as steps from '../e2e/support/steps.ts'
import { type TillBench, rounded } from './figures.ts'
import { processMb } from './process-memory.ts'
import { median } from './till.ts'

const HOUR = 3_600_000

/** Restores the newest backup on new devices, one after the other, and sells on each; then looks at the server's memory. */
export async function benchNewTills(bench: TillBench, count: number): Promise<void> {
  const { figures, say, folder } = bench
  const server = await bench.start()
  const [stored, checked, sold]: [number[], number[], number[]] = [[], [], []]
  for (let number = 1; number <= count; number++) {
    say(`restore ${number} of ${count}`)
    const till = await openDevice(join(folder, `new-${number}`))
    await steps.openFirstRun(till.page, server.url)
    await steps.lookInsideNewest(till.page, server.url)
    const started = performance.now()
    const lap = (laps: number[]) => laps.push((performance.now() - started) / 1000)
    await steps.next(till.page)
    await till.page.locator('[data-testid="restored"], [data-testid="verified"]').waitFor({ timeout: HOUR })
    lap(stored)
    if (number % 2 === 1) {
      // Half of them sell at once, the others wait for the check, so that neither figure disturbs the other.
      await steps.next(till.page)
      await steps.sellOne(till.page, 0)
      lap(sold)
    } else {
      await till.page.getByTestId('verified').waitFor({ timeout: HOUR })
      lap(checked)
    }
    await till.close()
  }
  figures['restore_s'] = rounded(median(stored))
  figures['restore_checked_s'] = rounded(median(checked))
  figures['first_sale_s'] = rounded(median(sold))
  figures['server_rss_mb'] = rounded(processMb(server.pid, 'VmRSS'))
  await server.stop()
}
