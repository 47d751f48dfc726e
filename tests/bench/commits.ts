import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { FRAMES_TYPE } from '../../shared/api.ts'
import { newId } from '../../shared/ids.ts'
import { KDF } from '../../shared/keys/password.ts'
import { type ShopKeys, deriveShopKeys, newShopKey } from '../../shared/keys/shop-keys.ts'
import { toBase64Url, utf8 } from '../../shared/snapshot/bytes.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import { type Frame, encodeFrames } from '../../shared/snapshot/frames.ts'
import { packLeaf } from '../../shared/snapshot/leaf.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../shared/snapshot/limits.ts'
import { type Manifest, headerOf, nameManifest } from '../../shared/snapshot/manifest.ts'
import { sealLeaf, sealManifest } from '../../shared/snapshot/seal.ts'
import { rootOf } from '../../shared/snapshot/tree.ts'
import { OBJECTS_IN_COMMIT } from './raw-sqlite.ts'

/** One device that commits: a shop of its own, a token, and its requests made before the clock starts. */
interface Committer {
  readonly token: string
  readonly bodies: readonly Uint8Array[]
}

/** What a run of commits came to. */
export interface CommitRun {
  readonly perSecond: number
  /** Milliseconds from the first byte sent to the answer read, one for each commit. */
  readonly times: readonly number[]
}

/**
 * Commits on the server at `url` over `connections` at once, each commit being one request with a manifest and 12
 * objects of 2.5 KB. Everything is sealed before the clock starts.
 */
export async function runCommits(url: string, connections: number, commitsEach: number): Promise<CommitRun> {
  const committers: Committer[] = []
  for (let index = 0; index < connections; index++) committers.push(await prepare(url, commitsEach))
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    committers.map(async ({ token, bodies }) => {
      for (const body of bodies) {
        const sent = performance.now()
        await send(agent, url, '/api/backups', token, FRAMES_TYPE, body, [201])
        times.push(performance.now() - sent)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { perSecond: times.length / seconds, times }
}

async function prepare(url: string, commits: number): Promise<Committer> {
  const raw = newShopKey()
  const keys = await deriveShopKeys(raw)
  const now = Date.now()
  const [shopId, deviceId, lineage] = [newId(now), newId(now), newId(now)]
  const shop = {
    shopId,
    name: 'Bench',
    login: `bench-${shopId}`,
    salt: toBase64Url(randomBytes(16)),
    kdf: KDF,
    auth: toBase64Url(randomBytes(32)),
    slots: [],
    key: toBase64Url(raw),
    device: { deviceId, name: 'Bench' },
  }
  const answer = await send(
    new Agent(),
    url,
    '/api/shops',
    '',
    'application/json',
    Buffer.from(JSON.stringify(shop)),
    [201],
  )
  const token = String((JSON.parse(answer) as { token: unknown }).token)
  const bodies: Uint8Array[] = []
  let parent: string | null = null
  for (let seq = 1; seq <= commits; seq++) {
    const made: { body: Uint8Array; snapshotId: string } = await commitBody(
      keys,
      { shopId, deviceId, lineage },
      seq,
      parent,
    )
    bodies.push(made.body)
    parent = made.snapshotId
  }
  return { token, bodies }
}

async function commitBody(
  keys: ShopKeys,
  who: { shopId: string; deviceId: string; lineage: string },
  seq: number,
  parent: string | null,
): Promise<{ body: Uint8Array; snapshotId: string }> {
  const context = { shopId: who.shopId, keyEpoch: 1 }
  const frames: Frame[] = []
  const collections: Manifest['collections'] = []
  for (let index = 0; index < OBJECTS_IN_COMMIT; index++) {
    const name = `c${String(index).padStart(2, '0')}`
    const text = canonicalText({ id: 'a', noise: randomBytes(1830).toString('base64') })
    const leaf = await packLeaf(keys, name, [{ id: 'a', text }])
    collections.push({ name, root: leaf.id, records: 1, rawBytes: leaf.rawBytes })
    frames.push({ kind: 'leaf', id: leaf.id, body: await sealLeaf(keys, context, name, leaf.id, leaf.body) })
  }
  const snapshotId = newId(Date.now())
  const root = await rootOf(
    keys,
    SCHEMA_VERSION,
    collections.map((c) => [c.name, c.root] as const),
  )
  const manifest = await nameManifest(keys, {
    format: FORMAT,
    splitter: SPLITTER,
    schemaVersion: SCHEMA_VERSION,
    ...who,
    snapshotId,
    parent,
    seq,
    root,
    collections,
    createdAt: Date.now(),
    trigger: 'manual',
    appVersion: 'bench',
    custody: 'managed',
    keyEpoch: 1,
    sections: { sonic_invoices: { records: 12 } },
    counters: {},
    summary: {},
  })
  const header = utf8(JSON.stringify(headerOf(manifest, parent)))
  const sealed = await sealManifest(keys, context, manifest)
  const body = encodeFrames([
    { kind: 'header', body: header },
    { kind: 'manifest', id: manifest.manifestId, body: sealed },
    ...frames,
  ])
  return { body, snapshotId }
}

function send(
  agent: Agent,
  url: string,
  path: string,
  token: string,
  type: string,
  body: Uint8Array,
  good: number[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': type,
      'content-length': body.length,
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    }
    const call = request(new URL(path, url), { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () =>
        good.includes(answer.statusCode ?? 0)
          ? resolve(text)
          : reject(new Error(`${path}: ${answer.statusCode} ${text}`)),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}
