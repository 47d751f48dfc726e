import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { head, rawClient, type RawClient } from '../chaos/load-client.ts'

/** What the attackers are told: where the server is, and the tokens of shops that they have made there. */
export interface AttackOrder {
  readonly url: string
  readonly tokens: readonly string[]
  /** Objects that each of these shops has stored. */
  readonly ids: readonly (readonly string[])[]
  /** Connections that are only open. */
  readonly open: number
  /** Slow and broken clients at once. */
  readonly broken: number
}

interface Attack {
  readonly client: RawClient
  readonly token: string
  readonly ids: readonly string[]
}

/** Between two tries of one client: they are on bad networks, or badly written, and do not try to use up the processor. */
const PAUSE_MS = 2000
/** As many requests as one connection may have under way, of as many objects as one may ask for. */
const UNREAD = 16
const IDS = 256

const upload = (token: string, length: number) =>
  head('PUT', '/api/backups/objects', {
    authorization: `Bearer ${token}`,
    'content-type': FRAMES_TYPE,
    'content-length': length,
  })

/** Writes `piece` again and again until the server has had enough. */
async function trickle({ socket }: RawClient, piece: string, everyMs: number): Promise<void> {
  for (; !socket.destroyed; await wait(everyMs)) if (socket.writableLength < 100_000) socket.write(piece)
}

const ATTACKS: readonly ((attack: Attack) => Promise<unknown>)[] = [
  async function slowHeaders({ client }) {
    client.socket.write('POST /api/shops HTTP/1.1\r\nhost: shop\r\n')
    await trickle(client, 'x-more: y\r\n', 200)
  },
  async function slowBody({ client, token }) {
    client.socket.write(upload(token, 700_000))
    await trickle(client, 'x', 100)
  },
  async function cutBody({ client, token }) {
    client.socket.write(upload(token, 600_000))
    client.socket.write(Buffer.alloc(100_000), () => client.socket.resetAndDestroy())
  },
  async function halfOpen({ client, token }) {
    client.socket.write(upload(token, 600_000))
    client.socket.end(Buffer.alloc(50_000))
  },
  async function garbage({ client }) {
    client.socket.write(randomBytes(20_000))
  },
  async function neverReads({ client: { socket }, token, ids }) {
    const wanted = Array.from({ length: IDS }, (_, index) => ids[index % ids.length])
    const body = JSON.stringify({ ids: wanted })
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': body.length,
    }
    const request = head('POST', '/api/backups/objects/fetch', headers) + body
    socket.write(request.repeat(UNREAD))
  },
  async function guesses({ client: { socket, sent }, ids }) {
    const body = JSON.stringify({
      login: `guess-${ids[0]?.slice(0, 9)}`,
      auth: randomBytes(32).toString('base64url'),
      device: { deviceId: 'guess', name: 'x' },
    })
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    socket.write(head('POST', '/api/devices', headers) + body)
    await sent(/^HTTP/)
    socket.destroy()
  },
  async function endlessBody({ client, token }) {
    const type = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    client.socket.write(head('POST', '/api/backups/negotiate', { authorization: `Bearer ${token}`, ...type }))
    await trickle(client, `4000\r\n${'['.repeat(16_384)}\r\n`, 50)
  },
]

async function openOnly(port: number): Promise<void> {
  for (;;) {
    const { socket, sent, closed } = await rawClient(port)
    socket.write(head('GET', '/api/status', {}))
    await sent(/^HTTP/).catch(() => {})
    await closed
  }
}

async function breakOn({ tokens, ids }: AttackOrder, port: number, number: number): Promise<void> {
  const attack = ATTACKS[number % ATTACKS.length]!
  const shop = Math.floor(number / ATTACKS.length) % tokens.length
  for (;;) {
    const client = await rawClient(port, { reads: attack.name !== 'neverReads' })
    await attack({ client, token: tokens[shop]!, ids: ids[shop]! }).catch(() => {})
    await client.closed
    await wait(PAUSE_MS)
  }
}

process.once('message', (order: AttackOrder) => {
  const port = Number(new URL(order.url).port)
  const again = (work: () => Promise<void>): Promise<void> =>
    work().catch(() => wait(PAUSE_MS).then(() => again(work)))
  for (let number = 0; number < order.open; number += 1) void again(() => openOnly(port))
  for (let number = 0; number < order.broken; number += 1) void again(() => breakOn(order, port, number))
})
