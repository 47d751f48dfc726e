import type { argon2 } from 'node:crypto'
import { beforeEach, expect, it, vi } from 'vitest'
import { hashAuth, isAuth } from './auth-hash.ts'

const work = vi.hoisted(() => ({ began: [] as unknown[], finish: [] as (() => void)[] }))
/** Hashes are cheap, and end when the test says so, in the order in which they began. */
vi.mock('node:crypto', async (original) => {
  const crypto = await original<{ argon2: typeof argon2 }>()
  const held: typeof argon2 = (algorithm, parameters, callback) => {
    work.began.push(parameters.message)
    const cheap = { ...parameters, memory: 8, passes: 1 }
    work.finish.push(() => crypto.argon2(algorithm, cheap, callback))
  }
  return { ...crypto, argon2: held }
})
beforeEach(() => void (work.began = []))

/** Lets hashes end one after the other until `all` is settled. */
async function finish<Result>(all: Promise<Result>): Promise<Result> {
  const state = { isDone: false }
  void all.finally(() => (state.isDone = true))
  while (!state.isDone) {
    work.finish.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return all
}

it('two at once; a device of the shop goes before all strangers that wait', async () => {
  const strangers = ['s1', 's2', 's3', 's4'].map((name) => isAuth(name, undefined))
  const owner = isAuth('owner', undefined, true)
  expect(work.began).toEqual(['s1', 's2'])
  await finish(Promise.all([...strangers, owner]))
  expect(work.began).toEqual(['s1', 's2', 'owner', 's3', 's4'])
})

it('strangers beyond two hundred that wait are told to come back; a device of the shop is not', async () => {
  const strangers = Array.from({ length: 202 }, () => isAuth('guess', undefined))
  await expect(isAuth('guess', undefined)).rejects.toMatchObject({
    code: 'server_busy',
    retryable: true,
    values: { retryAfterS: 5 },
  })
  await expect(hashAuth('sign-up')).rejects.toMatchObject({ code: 'server_busy' })
  const owner = isAuth('owner', undefined, true)
  const answers = await finish(Promise.all([owner, ...strangers]))
  expect(answers).toEqual(Array(203).fill(false))
})

it('what was made of a proof is known again, and of no other', async () => {
  const stored = await finish(hashAuth('proof'))
  const asked = Promise.all([isAuth('proof', stored), isAuth('Proof', stored), isAuth('', undefined)])
  expect(await finish(asked)).toEqual([true, false, false])
})
