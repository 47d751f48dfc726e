import { expect, it } from 'vitest'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal, type SignedIn } from '../../tests/contract/test-server.ts'

eachTestHasShop()

const commit = async (of: SignedIn, id: string, parent: string | null, seq: number) => {
  const made = await makeSnapshot(of, { collections: { kaka_transactions: [id] }, parent, seq })
  const frames = [...made.frames, ...made.objects]
  return { made, answer: await server.ask('POST', '/api/backups', { token: shop.token, frames }) }
}

it('D4: of twenty commits at once on one head one counts; the others are told which', async () => {
  const { made: first } = await commit(shop, 'a', null, 1)
  const head = first.header.snapshotId
  const all = await Promise.all(Array.from({ length: 20 }, (_, index) => commit(shop, `b${index}`, head, 2)))
  const [winner, ...more] = all.filter(({ answer }) => answer.status === 201)
  expect(more).toEqual([])
  for (const { answer } of all.filter((each) => each !== winner)) {
    const refused = await refusal(answer)
    expect(refused).toMatchObject({ status: 409, code: 'head_moved', head: winner?.made.header.snapshotId })
  }
  const list = await server.ask('GET', '/api/backups', { token: shop.token })
  expect(((await list.json()) as { backups: object[] }).backups).toHaveLength(2)
})

it('D2: who has a token of another shop adds nothing to this one, whatever shop the backup names', async () => {
  const other = await server.signUp()
  const { made } = await commit(shop, 'a', null, 1)
  const list = async () => (await server.ask('GET', '/api/backups', { token: shop.token })).text()
  const before = await list()
  const forged = await makeSnapshot(shop, {
    collections: { kaka_loans: ['loan of B on a person of A'] },
    parent: made.header.snapshotId,
    seq: 2,
  })
  const frames = [...forged.frames, ...forged.objects]
  const answer = await refusal(await server.ask('POST', '/api/backups', { token: other.token, frames }))
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(await list()).toBe(before)
})
