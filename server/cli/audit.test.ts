import { expect, it } from 'vitest'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import type { AuditRow } from '../../shared/api/audit.ts'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { eachTestHasFolder, folder, server, shop } from '../../tests/fixtures/shop-in-folder.ts'
import { noteCommand } from './note-command.ts'
import { runJson, runTest } from './test-io.ts'

eachTestHasFolder()

const json = (...args: string[]) => runJson(folder.env, args)
async function listed(...more: string[]): Promise<readonly AuditRow[]> {
  const { json: said } = await json('shops', 'audit', '--shop', 'Corner shop', ...more)
  return said['acts'] as AuditRow[]
}

it('lists what was done to a shop, newest first, also by the operator', async () => {
  const file = join(folder.path, 'old.json')
  writeFileSync(file, JSON.stringify(makeOldBackup(3)))
  expect(await json('restore', file, '--shop', 'Corner shop', '--dry-run')).toMatchObject({ code: 0 })
  expect(await json('restore', file, '--shop', 'Corner shop')).toMatchObject({ code: 0 })
  const out = join(folder.path, 'out.json')
  expect(await json('export', '--shop', shop.shopId, '--format', 'json', '--out', out)).toMatchObject({
    code: 0,
  })
  expect(await json('shops', 'reset-password', '--login', shop.login)).toMatchObject({ code: 0 })
  expect(await json('shops', 'quota', '--shop', shop.shopId, '--mb', '900')).toMatchObject({ code: 0 })
  expect(await json('shops', 'quota')).toMatchObject({ code: 0 })
  expect(await json('backup', '--shop', shop.shopId)).toMatchObject({ code: 0 })
  const acts = await listed()
  expect(acts.map(({ act, deviceId, detail }) => [act, deviceId, detail])).toEqual([
    ['operator_command', null, 'backup'],
    ['operator_command', null, 'shops quota 900'],
    ['operator_command', null, 'shops reset-password'],
    ['operator_command', null, 'export json, backup 1'],
    ['operator_command', null, 'restore, backup 1 from a file'],
    ['shop_made', shop.deviceId, null],
  ])
  expect(await listed('--limit', '2')).toEqual(acts.slice(0, 2))
})

it('shows them as a table with the names of devices, and says when a shop is not named', async () => {
  const { out, code } = await runTest(folder.env, ['shops', 'audit', '--shop', shop.login])
  expect([code, out]).toEqual([0, expect.stringMatching(/^WHEN .*\n.* UTC {2}shop_made {2}Till 1 /)])
  expect((await runTest(folder.env, ['shops', 'audit'])).code).toBe(2)
})

it('a command whose act cannot be written down says so and goes on', async () => {
  const said: string[] = []
  const add = async () => {
    throw new Error('the disk is read-only')
  }
  const audit = { ...server.storage.audit, add }
  await noteCommand({ err: (text) => void said.push(text), now: Date.now }, { audit }, shop.shopId, 'export')
  expect(said).toEqual([expect.stringMatching(/does not show this: the disk is read-only/)])
})
