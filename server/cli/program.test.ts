import { describe, expect, it } from 'vitest'
import { COMMAND_TEXTS } from './command-texts.ts'
import { runJson, runTest } from './test-io.ts'

/** Nothing here may come so far as to open anything. */
const NOWHERE = { DATA_DIR: '/nowhere' }
const run = (...args: string[]) => runTest(NOWHERE, args)
const json = (...args: string[]) => runJson(NOWHERE, args)

describe('how commands are called', () => {
  it.each(Object.keys(COMMAND_TEXTS))(
    '%s --help says what it does, with examples, and exits with 0',
    async (name) => {
      const { code, out, err } = await run(name, '--help')
      expect([code, err]).toEqual([0, ''])
      for (const part of [`npm run ${name}`, '--json', 'Exit codes', 'DATA_DIR']) expect(out).toContain(part)
      expect(
        Math.max(...COMMAND_TEXTS[name as 'shops'].text.split('\n').map((line) => line.length)),
      ).toBeLessThan(80)
    },
  )

  it.each([
    [['bogus']],
    [['restore']],
    [['restore', 'a', 'b']],
    [['shops', '--colour']],
    [['export', '--shop', 'x']],
    [['export', '--shop', 'x', '--format', 'zip']],
    [['backups', '--limit', 'many']],
    [['backups', '--limit', '0']],
  ])('a wrong call exits with 2: %j', async (args) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('--help')
    expect(await json(...args)).toMatchObject({ code: 2, json: { ok: false, code: 'usage' } })
  })

  it('without a command the help is shown', async () => {
    const { code, err } = await run()
    expect(code).toBe(2)
    expect(err).toContain('restore')
  })
})
