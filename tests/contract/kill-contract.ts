import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { BackupsAnswer } from '../../shared/api/backups.ts'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { decodeFrames, encodeFrames } from '../../shared/snapshot/frames.ts'
import { idList, makeShop, makeSnapshot, type MadeShop, type MadeSnapshot } from './made-shop.ts'
import type { SpawnedServer } from './spawned-server.ts'
import { signUpBody } from './test-server.ts'

/** Signs a shop up and answers its device's token. */
export async function signUp(url: string, shop: MadeShop, auth: string): Promise<string> {
  const body = JSON.stringify(signUpBody(shop, `login-${shop.shopId}`, auth))
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/shops`, { method: 'POST', headers, body })
  return ((await answer.json()) as { token: string }).token
}

/** Sends a snapshot with all its objects as one request. */
export function commit(url: string, token: string, made: MadeSnapshot): Promise<Response> {
  const body = encodeFrames([...made.frames, ...made.objects])
  const headers = { 'content-type': FRAMES_TYPE, authorization: `Bearer ${token}` }
  return fetch(`${url}/api/backups`, { method: 'POST', headers, body })
}

/** The newest 200 backups, newest first. */
export async function listed(url: string, token: string): Promise<BackupsAnswer['backups']> {
  const answer = await fetch(`${url}/api/backups?limit=200`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return BackupsAnswer.parse(await answer.json()).backups
}

/** Snapshots of a shop, each on the one before. */
export async function chain(shop: MadeShop, length: number): Promise<MadeSnapshot[]> {
  const made: MadeSnapshot[] = []
  for (let seq = 1; seq <= length; seq += 1) {
    const parent = made.at(-1)?.header.snapshotId ?? null
    made.push(await makeSnapshot(shop, { collections: { items: idList(3, `r${seq}-`) }, seq, parent }))
  }
  return made
}

interface Till {
  shop: MadeShop
  token: string
  chain: readonly MadeSnapshot[]
  acknowledged: number
}

/**
 * Kills the server with SIGKILL at random moments while four tills commit, starts it again, and finds every time:
 * all that was acknowledged, nothing that is half there, and each till goes on where it was.
 */
export async function survivesKills(start: () => Promise<SpawnedServer>, kills: number): Promise<void> {
  const length = 40 * kills
  let server = await start()
  const tills = await Promise.all(Array.from({ length: 4 }, () => openTill(server.url, length)))
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = tills.map((till) => till.acknowledged)
    const sending = Promise.allSettled(tills.map((till) => sendUntilCut(server.url, till)))
    while (tills.some((till, index) => till.acknowledged === before[index])) await wait(1)
    await wait(randomInt(60))
    await server.end('SIGKILL')
    await sending
    server = await start()
    for (const till of tills) await lookAt(server.url, till)
  }
  expect(tills.some((till) => till.acknowledged < length)).toBe(true)
}

async function openTill(url: string, length: number): Promise<Till> {
  const shop = await makeShop()
  const token = await signUp(url, shop, toBase64Url(randomBytes(32)))
  return { shop, token, chain: await chain(shop, length), acknowledged: 0 }
}

/** Rejects when the server is gone. */
async function sendUntilCut(url: string, till: Till): Promise<void> {
  for (const made of till.chain.slice(till.acknowledged)) {
    const { status } = await commit(url, till.token, made)
    expect([200, 201]).toContain(status)
    till.acknowledged += 1
  }
}

async function lookAt(url: string, till: Till): Promise<void> {
  const rows = await listed(url, till.token)
  const stored = till.chain.slice(0, rows.length)
  expect(rows.length).toBeGreaterThanOrEqual(till.acknowledged)
  expect(rows.length).toBeLessThanOrEqual(till.acknowledged + 1)
  expect(rows.map((row) => row.snapshotId).toReversed()).toEqual(stored.map((each) => each.header.snapshotId))
  const ids = stored.flatMap((each) => each.objects.map((object) => object.id)).slice(-256)
  const answer = await fetch(`${url}/api/backups/objects/fetch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${till.token}` },
    body: JSON.stringify({ ids }),
  })
  const frames = decodeFrames(new Uint8Array(await answer.arrayBuffer()))
  expect([frames.length, frames.filter((frame) => frame.kind === 'error')]).toEqual([ids.length, []])
}
