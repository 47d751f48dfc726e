import { expect, it } from 'vitest'
import { createTestServer } from '../../tests/contract/test-server.ts'
import { requestIdOf } from './request-id.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

it('keeps the id that the operator’s proxy gave, when it is well-formed', () => {
  for (const id of ['a', '01J8-abc_DEF', 'x'.repeat(64)]) expect(requestIdOf(id, true)).toBe(id)
})

it.each(['', 'x'.repeat(65), 'a b', 'a\nb', 'a,b', 'ü', '"', '<b>'])('makes a new one for %j', (given) => {
  expect(requestIdOf(given, true)).toMatch(UUID)
})

it('takes no id from a client, and gives no two requests the same', () => {
  const ids = ['mine', 'mine', undefined].map((given) => requestIdOf(given, false))
  for (const id of ids) expect(id).toMatch(UUID)
  expect(new Set(ids).size).toBe(3)
})

it.each([
  ['/api/nothing', 404],
  ['/api/backups', 401],
  ['/nothing', 404],
])('the answer of %s, its JSON and its line of the log have the same id', async (path, status) => {
  const server = createTestServer({ trustProxy: true })
  const answer = await server.ask('GET', path, { headers: { 'x-request-id': 'proxy-7' } })
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([status, 'proxy-7'])
  expect(await answer.json()).toMatchObject({ requestId: 'proxy-7' })
  const lines = server.lines.map((line) => JSON.parse(line) as { requestId?: string; path?: string })
  expect(lines.filter((line) => line.requestId === 'proxy-7').map((line) => line.path)).toEqual([path])
  await server.close()
})
