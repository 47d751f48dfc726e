import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newToken, tokenHash } from '../../server/accounts/tokens.ts'
import { listen, type RunningServer } from '../../server/server.ts'
import type { BackupsAnswer } from '../../shared/api/backups.ts'
import { newId } from '../../shared/ids.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { idList, makeSnapshot } from '../contract/made-shop.ts'
import { restored } from '../contract/restored.ts'
import { makeKakaBackup } from '../fixtures/make-kaka-backup.ts'
import { makeOldBackup } from '../fixtures/make-old-backup.ts'
import { ApiWorld, type FullShop } from './api-world.ts'
import type { Words } from './arbitrary.ts'
import { problemsOf, routeOf, type Seen } from './described.ts'
import { plannedRequests, type Planned, type PlanParts, type Sender } from './fuzz-plan.ts'
import { sendRaw } from './raw-request.ts'

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 10_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123)

/** After so many requests the tokens are new ones: some requests of the plan end them, as they should. */
const RENEW_AFTER = 100
const FEW = { max: 4, windowMs: 900_000 }
const signInLimits = { place: FEW, login: FEW, network: FEW, device: FEW, strangers: FEW }

let world: ApiWorld
let listening: RunningServer
let a: FullShop
let b: FullShop
let tokens: Record<Sender, string | undefined>
let beforeB: Record<string, string[]>
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
/** What was met: routes that granted something, and codes of refusals. */
const granted = new Set<string>()
const codes = new Set<string>()

beforeAll(async () => {
  world = ApiWorld.start({ signInLimits })
  a = await world.fullShop('of-a')
  b = await world.fullShop('of-b')
  beforeB = world.rowsOf(b.shopId)
  listening = await listen(world.server.app, 0, '127.0.0.1')
})
afterAll(async () => {
  agent.destroy()
  await listening.close()
  await world.close()
})

/** Names of both shops and of nobody: what the two have in common must not matter. */
function wordsOf(): Words {
  const [mine, theirs] = [a.snapshots, b.snapshots].map((made) => ({
    snapshots: made.map(({ manifest }) => manifest.snapshotId),
    objects: made.flatMap(({ objects }) => objects.map(({ id }) => id ?? '')),
  }))
  const device = [a.deviceId, a.till.deviceId, b.deviceId, b.till.deviceId, newId(1), 'server']
  const byName: Record<string, readonly unknown[]> = {
    'a device': device,
    deviceId: device,
    unwatched: device,
    'a snapshot': [...mine!.snapshots, ...theirs!.snapshots, newId(2)],
    'a file': [...a.files, ...b.files],
    shopId: [a.shopId, b.shopId, newId(3)],
    heldShopId: [a.shopId, b.shopId],
    lineage: [a.lineage, b.lineage],
    root: [...mine!.objects, ...theirs!.objects],
    ids: [...mine!.objects, ...theirs!.objects],
    login: [a.login, b.login, 'somebody'],
    auth: [a.auth, toBase64Url(randomBytes(32))],
    key: ['A'.repeat(43), 'B'.repeat(43)],
    byCode: [toBase64Url(randomBytes(32))],
    code: [a.code, 'AAAA-AAAA', '00000000'],
    endpoint: ['https://push.example/x', 'http://127.0.0.1:1/x', 'file:///etc/passwd'],
    timeZone: ['Asia/Baghdad', 'Nowhere/None', null],
  }
  const fresh = ['deviceId', 'shopId', 'login', 'lineage']
  return (name) => {
    if (!Object.hasOwn(byName, name)) return undefined
    const known = fc.constantFrom(...byName[name]!)
    return fresh.includes(name) ? fc.oneof(known, fc.uuid()) : known
  }
}

async function planParts(): Promise<PlanParts> {
  const commits = await Promise.all(
    [4, 5, 6, 7].map(async (seq) => {
      const parent = a.snapshots.at(-1)!.manifest.snapshotId
      const made = await makeSnapshot(a, { collections: { sales: idList(seq * 3, 'of-a') }, seq, parent })
      return [...made.frames, ...made.objects]
    }),
  )
  const theirs = b.snapshots.at(-1)!
  return {
    words: wordsOf(),
    commits: [...commits, [...a.snapshots[2]!.frames], [...theirs.frames, ...theirs.objects]],
    objects: [...commits.flat(), ...theirs.objects].filter(({ kind }) => kind === 'leaf' || kind === 'node'),
    files: [JSON.stringify(makeOldBackup(2)), makeKakaBackup(1).text, makeKakaBackup(2).text],
  }
}

/** New tokens for the two devices of the shop that is fuzzed, also when they were removed meanwhile; one is the owner's. */
async function renewTokens(): Promise<void> {
  const [owner, till] = [await tokenOf(a.deviceId), await tokenOf(a.till.deviceId)]
  const { storage, clock } = world.server
  await storage.accounts.confirmOwner(a.shopId, a.deviceId, clock.now + 600_000)
  tokens = { nobody: undefined, owner, till, removed: a.removed.token, guesser: newToken() }
}

async function tokenOf(deviceId: string): Promise<string> {
  const { storage, clock } = world.server
  const token = newToken()
  const claim = { deviceId, name: 'Fuzzed' }
  await storage.accounts.join({ shopId: a.shopId, claim, tokenHash: tokenHash(token), at: clock.now })
  return token
}

async function send({ sender, method, path, headers, body }: Planned): Promise<Seen> {
  const token = tokens[sender]
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return sendRaw(listening.url, agent, { method, path, headers: { ...headers, ...authorization }, body })
}

/** What is wrong with the answer by the document; a path or method that is not described is answered as the document says. */
function wrongWith({ method, path }: Planned, seen: Seen): string[] {
  const route = routeOf(method, path)
  if (method === 'HEAD')
    return seen.text === '' && seen.status < 500 ? [] : [`HEAD: ${seen.status} ${seen.text}`]
  if (seen.status < 300 && route !== undefined) granted.add(`${route.method} ${route.path}`)
  else if (seen.type === 'application/json') codes.add((JSON.parse(seen.text) as { code: string }).code)
  if (route !== undefined) return seen.status === 500 ? [causeOf(seen)] : problemsOf(route, seen)
  const { code } = JSON.parse(seen.text) as { code: string }
  return ['not_found', 'token_unknown', 'device_revoked', 'owner_needed'].includes(code)
    ? []
    : [`${seen.status} ${code}`]
}

/** What the log says of an answer that tells nothing. */
function causeOf({ text }: Seen): string {
  const { requestId } = JSON.parse(text) as { requestId: string }
  return world.server.lines.filter((line) => line.includes(requestId)).join('')
}

const shown = ({ sender, method, path, headers, body }: Planned) =>
  `${sender}: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${body?.subarray(0, 400).toString() ?? ''}`

describe(`${REQUESTS} requests made from the document (seed ${SEED}, FUZZ_SEED for another)`, () => {
  it('no answer is a fault of the server, and each is as described', async () => {
    const plan = fc.sample(plannedRequests(await planParts()), { seed: SEED, numRuns: REQUESTS })
    const wrong: string[] = []
    for (const [index, planned] of plan.entries()) {
      if (index % RENEW_AFTER === 0) await renewTokens()
      world.server.clock.now += 200
      const problems = await send(planned).then(
        (seen) => wrongWith(planned, seen),
        (error: Error) => [`the connection broke: ${error.message}`],
      )
      if (problems.length > 0) wrong.push(`${index}: ${problems.join('; ')}\n  ${shown(planned)}`)
      if (wrong.length > 20) break
    }
    expect(wrong).toEqual([])
    await world.server.checks.idle()
  }, 900_000)

  it('is not blind: most routes have granted something, and most refusals were met', () => {
    expect(codes.size).toBeGreaterThan(15)
    expect(granted.size).toBeGreaterThan(25)
  })

  it('nothing of the other shop has changed, in no table', () => {
    const { audit: acts, ...rows } = world.rowsOf(b.shopId)
    const { audit: actsBefore, ...rowsBefore } = beforeB
    expect(rows).toEqual(rowsBefore)
    const newActs = acts!
      .filter((row) => !actsBefore!.includes(row))
      .map((row) => JSON.parse(row) as { act: string })
    expect(newActs.filter(({ act }) => act !== 'sign_in_failing')).toEqual([])
  })

  it('both shops restore what they had', async () => {
    const { storage } = world.server
    await renewTokens()
    const answer = await world.server.ask('GET', '/api/backups?limit=200', { token: tokens.owner! })
    const { backups } = (await answer.json()) as BackupsAnswer
    const numbers = new Map(backups.map(({ snapshotId, number }) => [snapshotId, number]))
    const left = a.snapshots.filter(({ manifest }) => numbers.has(manifest.snapshotId))
    expect(left.length).toBeGreaterThan(0)
    for (const { manifest } of left) {
      const found = await restored(storage, a, numbers.get(manifest.snapshotId)!)
      expect(found).toEqual({ sales: idList(manifest.seq * 4, 'of-a') })
    }
    expect(await restored(storage, b, 3)).toEqual({ sales: idList(12, 'of-b') })
  })
})
