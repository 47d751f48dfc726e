import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { policyOf } from '../../server/backups/retention/test-backups.ts'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openDatabase } from '../../server/storage/sqlite/open-database.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'

const SHOPS = 300
const BACKUPS = 12
const PROGRAM = join(import.meta.dirname, 'retain-process.ts')

const folder = mkdtempSync(join(tmpdir(), 'sonic-retention-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'sonic.sqlite')

/** Shops that keep one backup and have many, a day apart. */
async function fill(): Promise<void> {
  const db = openDatabase(path)
  db.exec('begin')
  const shop = db.prepare(
    "insert into shops (shop_id, name, login, salt, kdf, auth, custody, key_epoch, created_at) values (?1, '', ?1, '', '', '', 'private', 1, 1)",
  )
  const backup = db.prepare(
    `insert into sonic_backups (shop_id, number, snapshot_id, manifest_id, device_id, lineage, seq, root, trigger_name, custody,
       key_epoch, created_at, created_by, received_at, header, manifest)
     values (?1, ?2, ?3, 'm', 'till', 'l', ?2, 'r', 'auto', 'private', 1, 1, 'till', ?4, '{}', x'')`,
  )
  for (let index = 0; index < SHOPS; index += 1) {
    shop.run(`shop-${index}`)
    for (let number = 1; number <= BACKUPS; number += 1) {
      backup.run(`shop-${index}`, number, `s${number}`, Date.now() - (BACKUPS - number + 1) * 86_400_000)
    }
  }
  db.exec('commit')
  db.close()
  const storage = createStorage(openSqliteRunner(path))
  const policy = policyOf({ last: 1 })
  await Promise.all(
    Array.from({ length: SHOPS }, (_, index) => storage.retention.choose(`shop-${index}`, { policy })),
  )
  await storage.close()
}

/** How many shops have how many backups that are not deleted. */
function counts(): Record<number, number> {
  const db = openDatabase(path)
  const rows = db
    .prepare('select count(*) as living from sonic_backups where deleted_at is null group by shop_id')
    .all()
  db.close()
  const found: Record<number, number> = {}
  for (const { living } of rows) found[Number(living)] = (found[Number(living)] ?? 0) + 1
  return found
}

it('killed at any moment, retention has done a shop or not begun it, and the next run does the rest', async () => {
  await fill()
  expect(counts()).toEqual({ [BACKUPS]: SHOPS })
  let done = 0
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, [PROGRAM, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    await wait(randomInt(12))
    child.kill('SIGKILL')
    await ended
    const { 1: ready = 0, [BACKUPS]: waiting = 0 } = counts()
    expect(ready + waiting).toBe(SHOPS)
    expect(ready).toBeGreaterThan(done)
    done = ready
    if (done === SHOPS) break // on a machine that is too busy to kill it in time
  }
  const child = spawn(process.execPath, [PROGRAM, path], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(counts()).toEqual({ 1: SHOPS })
})
