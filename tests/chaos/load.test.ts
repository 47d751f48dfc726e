import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppEnv } from '../../server/http/app-env.ts'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { decodeFrames, encodeFrames } from '../../shared/snapshot/frames.ts'
import { idList, makeSnapshot } from '../contract/made-shop.ts'
import { refusal, type SignedIn } from '../contract/test-server.ts'
import { head, rawClient, type RawClient } from './load-client.ts'
import { startLoadServer, type LoadOptions, type LoadServer } from './load-server.ts'

let server: LoadServer
const clients: RawClient[] = []

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.destroy()
  await server.close()
})

const start = async (options: LoadOptions) => (server = await startLoadServer(options))

async function client(options?: { reads: boolean }): Promise<RawClient> {
  const made = await rawClient(server.port, options)
  clients.push(made)
  return made
}

/** The head of an upload by this shop. */
const upload = (shop: SignedIn, headers: Record<string, string | number>) =>
  head('PUT', '/api/backups/objects', {
    authorization: `Bearer ${shop.token}`,
    'content-type': FRAMES_TYPE,
    ...headers,
  })

/** A whole commit over `fetch`, of a shop of its own unless it is given one. */
async function expectHonestCommit(given?: SignedIn): Promise<void> {
  const shop = given ?? (await server.signUp())
  const made = await makeSnapshot(shop, { collections: { items: idList(9) } })
  const headers = { 'content-type': FRAMES_TYPE, authorization: `Bearer ${shop.token}` }
  const body = encodeFrames([...made.frames, ...made.objects])
  const answer = await fetch(`${server.url}/api/backups`, { method: 'POST', headers, body })
  expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)])
}

const failures = () => server.lines.filter((line) => /request failed|"status":5/.test(line))

describe('clients that are slow with their headers', () => {
  it.each([
    ['say nothing', ''],
    ['send a line now and then', 'GET /api/status HTTP/1.1\r\nhost: shop\r\n'],
  ])('who %s are cut, and an honest one is served meanwhile', async (_, first) => {
    await start({ connections: { headersMs: 400, lookMs: 50 } })
    const slow = await Promise.all(Array.from({ length: 20 }, () => client()))
    const lines = slow.map(async ({ socket }, number) => {
      if (first === '') return
      socket.write(first)
      for (let line = 0; !socket.destroyed; line += 1) {
        socket.write(`x-${number}-${line}: y\r\n`)
        await wait(20)
      }
    })
    await expectHonestCommit()
    await Promise.all(slow.map(({ closed }) => closed))
    for (const { text } of slow) expect(text()).toMatch(/^HTTP\/1.1 408 /)
    await Promise.all(lines)
  })
})

describe('clients that are slow with a body', () => {
  it('one that stops in the middle is told so and cut', async () => {
    await start({ limits: { bodyIdleMs: 200 } })
    const shop = await server.signUp()
    const { socket, sent, closed } = await client()
    socket.write(`${upload(shop, { 'content-length': 1000 })}abc`)
    expect(await sent(/HTTP.*[^]*\}/)).toMatch(/^HTTP\/1.1 408 [^]*"code":"network"/)
    await closed
    await expectHonestCommit()
    expect(failures()).toEqual([])
  })

  it.each([
    ['announced', { 'content-length': 700_000 }, 'x'],
    ['in pieces', { 'transfer-encoding': 'chunked' }, '1\r\nx\r\n'],
  ])('one that sends a byte now and then is cut (%s)', async (_, headers, piece) => {
    await start({ limits: { bodyGraceMs: 200, bodyBytesPerS: 1000 } })
    const shop = await server.signUp()
    const { socket, text, closed } = await client()
    socket.write(upload(shop, headers))
    for (; !socket.destroyed; await wait(10)) socket.write(piece)
    await closed
    expect(text()).toMatch(/^HTTP\/1.1 408 /)
    expect(failures()).toEqual([])
  })

  it('one that is slow and keeps going is served', async () => {
    await start({ limits: { bodyGraceMs: 100, bodyBytesPerS: 10, bodyIdleMs: 5000 } })
    const body = JSON.stringify({ login: 'somebody@example.com' })
    const { socket, sent } = await client()
    socket.write(
      head('POST', '/api/login/params', {
        'content-type': 'application/json',
        'content-length': body.length,
      }),
    )
    for (const byte of body) {
      socket.write(byte)
      await wait(5)
    }
    expect(await sent(/^HTTP\/1.1 \d+/)).toBe('HTTP/1.1 200')
  })

  it('the time that a request waits for the server is not the sender’s', async () => {
    await start({ limits: { bodyIdleMs: 150, bodyGraceMs: 150, memoryWaitMs: 10_000 } })
    const [shop, other] = [await server.signUp(), await server.signUp()]
    server.limits.memoryBytes = 1000
    const holder = await client()
    holder.socket.write(upload(shop, { 'content-length': 1000 }))
    // Known to be in the way: the answer to the honest one comes only after it was cut
    const honest = fetch(`${server.url}/api/backups/objects`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${other.token}`, 'content-type': FRAMES_TYPE },
      body: encodeFrames([]),
    })
    await holder.closed
    expect((await honest).status).toBe(200)
  })
})

describe('clients that are broken', () => {
  it.each([
    ['reset', (socket: RawClient['socket']) => socket.resetAndDestroy()],
    ['closed', (socket: RawClient['socket']) => socket.destroy()],
    ['closed on their side only', (socket: RawClient['socket']) => socket.end()],
  ])(
    'uploads that are %s in the middle give back what they held, and are no fault of the server',
    async (_, leave) => {
      // Room for one upload at a time: each of these can begin only when the one before has let go
      await start({ limits: { memoryBytes: 700_000, ownerBytes: 700_000, memoryWaitMs: 20_000 } })
      const shop = await server.signUp()
      for (let round = 0; round < 6; round += 1) {
        const { socket, closed, sent } = await client()
        socket.write(upload(shop, { 'content-length': 700_000, expect: '100-continue' }))
        await sent(/100 Continue/)
        socket.write(Buffer.alloc(300_000))
        await wait(20)
        leave(socket)
        await closed
      }
      await expectHonestCommit()
      expect(failures()).toEqual([])
    },
  )

  it('who goes on after the announced length is cut', async () => {
    await start({})
    const shop = await server.signUp()
    const body = Buffer.from(encodeFrames([]))
    const { socket, text, closed } = await client()
    socket.write(upload(shop, { 'content-length': body.length }))
    socket.write(Buffer.concat([body, Buffer.alloc(100_000, 7)]))
    await closed
    expect(text()).toMatch(/HTTP\/1.1 400 [^/]*$/)
    await expectHonestCommit()
  })

  it('who asks on and on while answers take their time is cut; a few at once are answered', async () => {
    let asked = 0
    const app = new Hono<AppEnv>().get('/slow', async (c) => {
      asked += 1
      await wait(200)
      return c.text('done')
    })
    await start({ app })
    const few = await client()
    few.socket.write(head('GET', '/slow', {}).repeat(16))
    while (few.text().split('HTTP/1.1 200').length <= 16) await wait(5)
    const many = await client()
    many.socket.write(head('GET', '/slow', {}).repeat(1000))
    await many.closed
    expect(asked).toBe(32)
    expect(await (await fetch(`${server.url}/slow`)).text()).toBe('done')
  })

  it('who says two lengths, or no number, is refused and cut', async () => {
    await start({})
    const shop = await server.signUp()
    for (const lengths of ['content-length: 5\r\ncontent-length: 6', 'content-length: many']) {
      const { socket, text, closed } = await client()
      socket.write(`${upload(shop, {}).trimEnd()}\r\n${lengths}\r\n\r\nabcdef`)
      await closed
      expect(text()).toMatch(/^HTTP\/1.1 400 /)
    }
  })

  it('a body in pieces without end is refused at the limit, however it is cut up', async () => {
    await start({})
    const shop = await server.signUp()
    const large = `10000\r\n${'x'.repeat(65_536)}\r\n`
    for (const pieces of [large, `32\r\n${'x'.repeat(50)}\r\n`.repeat(1000)]) {
      const { socket, sent, closed } = await client()
      socket.write(upload(shop, { 'transfer-encoding': 'chunked' }))
      const flood = setInterval(() => socket.writableLength < 1_000_000 && socket.write(pieces), 0)
      expect(await sent(/^HTTP\/1.1 \d+/)).toBe('HTTP/1.1 413')
      await closed
      clearInterval(flood)
    }
    await expectHonestCommit()
  })
})

describe('more bodies than there is memory for', () => {
  const MEMORY = { memoryBytes: 20_000, ownerBytes: 10_000, memoryWaitMs: 300 }
  const begin = async (shop: SignedIn) => {
    const made = await client()
    made.socket.write(upload(shop, { 'content-length': 5000 }))
    return made
  }

  it('wait for their turn, are told to come back, and the shop that sends too many stands in nobody’s way', async () => {
    await start({})
    const [greedy, other] = [await server.signUp(), await server.signUp()]
    Object.assign(server.limits, MEMORY)
    const many = []
    for (let number = 0; number < 6; number += 1) many.push(await begin(greedy))
    const refused = many.slice(2)
    for (const { sent } of refused) {
      const answer = await sent(/^HTTP[^]*\}/)
      expect(answer).toMatch(/^HTTP\/1.1 503 [^]*retry-after: 5\r\n[^]*"code":"server_busy"/i)
    }
    const answer = await fetch(`${server.url}/api/backups/negotiate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${other.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [`l${'A'.repeat(43)}`] }),
    })
    expect(answer.status).toBe(200)
  })

  it('large ones that are held back by many shops do not stop what a device sends after a sale', async () => {
    await start({})
    const shops = [await server.signUp(), await server.signUp()]
    const honest = [await server.signUp(), await server.signUp(), await server.signUp()]
    Object.assign(server.limits, { memoryBytes: 1_000_000, reservedBytes: 300_000, memoryWaitMs: 300 })
    for (const shop of shops) {
      const { socket } = await client()
      socket.write(upload(shop, { 'content-length': 600_000 }))
      socket.write(Buffer.alloc(500_000))
    }
    for (const shop of honest) await expectHonestCommit(shop)
  })

  it('are let in, in their order, as soon as others have gone', async () => {
    await start({})
    const shop = await server.signUp()
    Object.assign(server.limits, MEMORY, { memoryWaitMs: 20_000 })
    const [one, two] = [await begin(shop), await begin(shop)]
    const third = await begin(shop)
    const body = encodeFrames([])
    one.socket.destroy()
    two.socket.destroy()
    third.socket.write(Buffer.concat([Buffer.from(body), Buffer.alloc(5000 - body.length)]))
    expect(await third.sent(/^HTTP\/1.1 \d+ [^]*\}/)).toMatch(/400 [^]*frame_invalid/)
  })
})

describe('clients that are slow to read', () => {
  const LEAF = Buffer.alloc(600_000, 3)
  const ids = Array.from(
    { length: 256 },
    (_, number) => `l${String(number).padStart(3, '0')}${'A'.repeat(40)}`,
  )
  const ask = (shop: SignedIn) => {
    const body = JSON.stringify({ ids })
    const headers = {
      authorization: `Bearer ${shop.token}`,
      'content-type': 'application/json',
      'content-length': body.length,
    }
    return head('POST', '/api/backups/objects/fetch', headers) + body
  }
  const counted = () => {
    let reads = 0
    const object = async () => {
      reads += 1
      return new Uint8Array(LEAF)
    }
    Object.assign(server.storage.backups, { object })
    return () => reads
  }

  it('nothing is read ahead for them, and they are cut when they stop altogether', async () => {
    await start({ limits: { readerIdleMs: 500 } })
    const shop = await server.signUp()
    const reads = counted()
    const { socket, closed } = await client({ reads: false })
    socket.write(ask(shop))
    while (reads() === 0) await wait(10)
    await expectHonestCommit()
    socket.on('data', () => {})
    socket.pause()
    await wait(1500)
    // What the network itself keeps on its way is some megabytes
    expect(reads()).toBeLessThan(40)
    socket.resume()
    await closed
    expect(failures()).toEqual([])
  })

  it('one that takes its time gets everything, in order', async () => {
    await start({ limits: { readerIdleMs: 5000 } })
    const shop = await server.signUp()
    counted()
    const answer = await fetch(`${server.url}/api/backups/objects/fetch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ids: ids.slice(0, 40) }),
    })
    const parts: Uint8Array[] = []
    for await (const part of answer.body!) {
      parts.push(part)
      if (parts.length % 20 === 0) await wait(20)
    }
    const frames = decodeFrames(Buffer.concat(parts))
    expect(frames.map(({ id, body }) => [id, body.length])).toEqual(
      ids.slice(0, 40).map((id) => [id, LEAF.length]),
    )
  })

  it('one shop may have so many answers on their way, and no more', async () => {
    await start({ limits: { ownerBytes: 600_000, memoryWaitMs: 200 } })
    const shop = await server.signUp()
    counted()
    const readers = []
    for (let number = 0; number < 4; number += 1) {
      const reader = await client({ reads: false })
      reader.socket.write(ask(shop))
      readers.push(reader)
    }
    const answer = await fetch(`${server.url}/api/backups/objects/fetch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ids: ids.slice(0, 1) }),
    })
    expect(await refusal(answer)).toMatchObject({ status: 503, code: 'server_busy' })
    for (const { socket } of readers) socket.destroy()
    await expectHonestCommit()
  })

  it('an answer that is not objects and is not read is cut too', async () => {
    let given = 0
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          given += 1
          controller.enqueue(new Uint8Array(1_000_000))
        },
      })
    const app = new Hono<AppEnv>().get('/endless', (c) => c.body(endless()))
    await start({ connections: { stalledMs: 300 }, app })
    const { socket, closed } = await client({ reads: false })
    socket.write(head('GET', '/endless', {}))
    await wait(1000)
    expect(given).toBeLessThan(40)
    socket.resume()
    await closed
  })

  it('an answer that takes the server long is not cut', async () => {
    const app = new Hono<AppEnv>().get('/long', async (c) => {
      await wait(600)
      return c.text('done')
    })
    await start({ connections: { stalledMs: 100 }, app })
    expect(await (await fetch(`${server.url}/long`)).text()).toBe('done')
  })
})

describe('many connections', () => {
  const OPEN = 'GET /api/status HTTP/1.1\r\nhost: shop\r\n\r\n'

  it('idle ones are closed after a while', async () => {
    await start({ connections: { keepAliveMs: 100 } })
    const { socket, sent, closed } = await client()
    socket.write(OPEN)
    expect(await sent(/^HTTP\/1.1 \d+/)).toBe('HTTP/1.1 200')
    await closed
  })

  it('idle ones make room for new ones when it gets crowded', async () => {
    await start({ connections: { crowdedAt: 20, maxConnections: 40 } })
    for (let number = 0; number < 100; number += 1) {
      const { socket, sent } = await client()
      socket.write(OPEN)
      expect(await sent(/^HTTP\/1.1 \d+/)).toBe('HTTP/1.1 200')
    }
    expect(clients.filter(({ socket }) => !socket.destroyed).length).toBeLessThanOrEqual(21)
  })

  it('beyond what there may be they are closed at once; when some have gone, others are served', async () => {
    await start({ connections: { crowdedAt: 1000, maxConnections: 10 } })
    const inside = await Promise.all(Array.from({ length: 10 }, () => client()))
    const outside = await client()
    await outside.closed
    for (const { socket, closed } of inside) {
      socket.destroy()
      await closed
    }
    await expectHonestCommit()
  })
})
