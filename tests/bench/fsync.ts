import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './till.ts'

/** Milliseconds (the median of 200) until 4 KiB more of a file in `folder` are on its disk. */
export function fsyncMs(folder: string): number {
  const file = openSync(join(folder, 'fsync'), 'a')
  const page = Buffer.alloc(4096, 1)
  const times = Array.from({ length: 200 }, () => {
    const started = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    return performance.now() - started
  })
  closeSync(file)
  return median(times)
}
