import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { MasterKey } from '../../server/accounts/master-key.ts'
import { createApp, type AppParts } from '../../server/app.ts'
import { CheckJob } from '../../server/backups/check-job.ts'
import { FileJobs, type FileJobsParts } from '../../server/files/file-jobs.ts'
import { workHere } from '../../server/files/file-work.ts'
import { RequestLoad } from '../../server/http/request-load.ts'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { KDF } from '../../shared/keys/password.ts'
import { toBase64Url, type Bytes } from '../../shared/snapshot/bytes.ts'
import { encodeFrames, type Frame } from '../../shared/snapshot/frames.ts'
import { problemsOf, routeOf } from '../openapi/described.ts'
import { makeShop, type MadeShop } from './made-shop.ts'

/** The server in this process, on a database in memory unless it is given another, with its log kept. */
export interface TestServer {
  app: ReturnType<typeof createApp>
  storage: Storage
  masterKey: MasterKey
  checks: CheckJob
  /** Its backup folder goes when the server is closed. */
  fileJobs: FileJobs
  /** Every line that was logged. */
  lines: string[]
  clock: { now: number }
  /** Throws for an answer that is not as the document of the API says. */
  ask(method: string, path: string, options?: AskOptions): Promise<Response>
  /** Signs up a new shop and returns it with its token. */
  signUp(more?: object): Promise<SignedIn>
  /** Gives the owner's password again on the device with this token. */
  confirmOwner(owner: Pick<SignedIn, 'auth' | 'token'>): Promise<void>
  close(): Promise<void>
}

export interface AskOptions {
  token?: string
  json?: unknown
  frames?: readonly Frame[]
  bytes?: Bytes
  headers?: Record<string, string>
}

/** A shop whose device has a token. */
export interface SignedIn extends MadeShop {
  login: string
  auth: string
  token: string
}

/** A new test server; close it, which closes a storage that it was given too. */
export function createTestServer(
  more: Partial<AppParts> = {},
  files: Partial<FileJobsParts> = {},
): TestServer {
  const storage = more.storage ?? createStorage(openSqliteRunner(':memory:'))
  const masterKey = more.masterKey ?? new MasterKey(randomBytes(32))
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const clock = { now: Date.now() }
  const now = () => clock.now
  const load = new RequestLoad()
  const checks = new CheckJob({ storage, masterKey, log, now, yield: () => load.yield(0) })
  const onCommitted = () => checks.wake()
  const folder = { path: join(tmpdir(), `sonic-files-${randomBytes(8).toString('hex')}`), mayCreate: true }
  const fileJobs = new FileJobs({
    storage,
    masterKey,
    log,
    now,
    folder,
    second: undefined,
    passphrase: undefined,
    database: undefined,
    version: '1.2.3',
    worker: workHere,
    ...files,
  })
  const parts = {
    storage,
    masterKey,
    log,
    load,
    onCommitted,
    now,
    version: '1.2.3',
    fileJobs,
    files: new Map(),
    uploadDir: tmpdir(),
  }
  const app = createApp({ ...parts, ...more })
  const ask = async (method: string, path: string, options: AskOptions = {}) =>
    asDescribed(method, path, await app.request(path, requestOf(method, options)))
  return {
    app,
    storage,
    masterKey,
    checks,
    fileJobs,
    lines,
    clock,
    ask,
    signUp: (given) => signUp(ask, given),
    async confirmOwner({ auth, token }) {
      const answer = await ask('POST', '/api/owner', { token, json: { auth } })
      if (answer.status !== 200) throw new Error(`owner: ${answer.status} ${await answer.text()}`)
    },
    async close() {
      await Promise.all([checks.stop(), fileJobs.stop()])
      rmSync(folder.path, { recursive: true, force: true })
      await storage.close()
    },
  }
}

async function asDescribed(method: string, path: string, answer: Response): Promise<Response> {
  const route = method === 'HEAD' ? undefined : routeOf(method, path)
  if (route === undefined) return answer
  const type = answer.headers.get('content-type')
  const isRead = type?.startsWith('application/json') && !path.startsWith('/api/files/')
  const text = isRead === true ? await answer.clone().text() : ''
  const problems = problemsOf(route, { status: answer.status, type, text })
  if (problems.length > 0) throw new Error(`${method} ${path}: ${problems.join('\n')}`)
  return answer
}

function requestOf(method: string, { token, json, frames, bytes, headers }: AskOptions): RequestInit {
  const type = json === undefined ? FRAMES_TYPE : 'application/json'
  const body =
    json === undefined ? (frames === undefined ? bytes : encodeFrames(frames)) : JSON.stringify(json)
  return {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  }
}

async function signUp(ask: TestServer['ask'], more: object = {}): Promise<SignedIn> {
  const shop = await makeShop()
  const auth = toBase64Url(randomBytes(32))
  const login = `owner-${shop.shopId}`
  const answer = await ask('POST', '/api/shops', { json: { ...signUpBody(shop, login, auth), ...more } })
  if (answer.status !== 201) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`)
  const { token } = (await answer.json()) as { token: string }
  return { ...shop, login, auth, token }
}

/** The body of a sign-up in managed custody. */
export function signUpBody(shop: MadeShop, login: string, auth: string) {
  const { shopId, deviceId, raw } = shop
  const device = { deviceId, name: 'Till 1' }
  const salt = toBase64Url(randomBytes(16))
  return {
    shopId,
    name: 'Shop of tests',
    login,
    salt,
    kdf: KDF,
    auth,
    slots: [],
    key: toBase64Url(raw),
    device,
  }
}

/** The status and the code of an answer that is an error of ours; a missing hint or request id shows. */
export async function refusal(
  answer: Response,
): Promise<{ status: number; code: string; [field: string]: unknown }> {
  const body = (await answer.json()) as { code: string; requestId?: string }
  if (typeof body.requestId !== 'string') throw new Error(`no requestId: ${JSON.stringify(body)}`)
  return { status: answer.status, ...body }
}
