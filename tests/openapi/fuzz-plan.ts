import * as fc from 'fast-check'
import { ALL_ROUTES } from '../../server/openapi/all-routes.ts'
import type { RouteDoc } from '../../server/openapi/route-doc.ts'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { encodeFrame, encodeFrames, type Frame } from '../../shared/snapshot/frames.ts'
import { fitting, type Words } from './arbitrary.ts'
import { operationOf, type JsonSchema } from './described.ts'
import { badText, badValue, brokenText, changed, changes, flipped } from './junk.ts'

/** Who sends a request of the plan. */
export type Sender = 'nobody' | 'till' | 'owner' | 'removed' | 'guesser'

/** One request of the plan; its token is put in when it is sent. */
export interface Planned {
  readonly route: RouteDoc
  readonly sender: Sender
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

/** What the plan is made of besides the document. */
export interface PlanParts {
  readonly words: Words
  /** Requests that were good once, which the plan breaks. */
  readonly commits: readonly (readonly Frame[])[]
  readonly objects: readonly Frame[]
  /** Old backup files. */
  readonly files: readonly string[]
}

/** These cost a slow hash, a file or a large answer each: once is tried where others are tried ten times. */
const SLOW: ReadonlySet<string> = new Set([
  '/api/shops',
  '/api/devices',
  '/api/devices/fork',
  '/api/owner',
  '/api/owner/password',
  '/api/key-slots',
  '/api/custody',
  '/api/backup',
  '/api/backup/create',
  '/api/openapi.json',
  '/api/retention',
  '/api/status',
  '/metrics',
])

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY']

/** All requests of the plan: of any route, mostly nearly right. */
export function plannedRequests(parts: PlanParts): fc.Arbitrary<Planned> {
  const weighted = ALL_ROUTES.map((route) => ({
    weight: SLOW.has(route.path) ? 1 : 10,
    arbitrary: ofRoute(route, parts),
  }))
  return fc.oneof(...weighted)
}

function ofRoute(route: RouteDoc, parts: PlanParts): fc.Arbitrary<Planned> {
  const { access } = route
  const closed = access === 'device' || access === 'owner'
  const own: Sender = access === 'owner' ? 'owner' : closed ? 'till' : 'nobody'
  const method = fc.oneof(
    { weight: 30, arbitrary: fc.constant(route.method.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
  )
  const sender = fc.oneof(
    { weight: 8, arbitrary: fc.constant(own) },
    { weight: 4, arbitrary: fc.constant<Sender>('owner') },
    { weight: 2, arbitrary: fc.constantFrom<Sender>('nobody', 'till', 'removed', 'guesser') },
  )
  const [path, headers, body] = [pathOf(route, parts), headersOf(route), bodyOf(route, parts)]
  return fc.record({ method, sender, path, headers, body }).map((rest) => ({ route, ...rest }))
}

function pathOf(route: RouteDoc, { words }: PlanParts): fc.Arbitrary<string> {
  const { parameters = [] } = operationOf(route)
  const inPath = parameters.filter(({ in: place }) => place === 'path')
  const segments = inPath.map(({ name, schema = {}, 'x-names': names = name }) =>
    mostly(words(`a ${names}`, schema) ?? fitting(schema, () => undefined), badText).map((value) => ({
      name,
      value: textOf(value),
    })),
  )
  const filled = fc
    .tuple(...segments)
    .map((values) =>
      values.reduce((path, { name, value }) => path.replace(`:${name}`, () => segmentOf(value)), route.path),
    )
  return fc
    .tuple(filled, queryOf(route, words))
    .map(([path, query]) => (query === '' ? path : `${path}?${query}`))
}

/** Some of them are not valid in an address at all, which the server hears as it is. */
function segmentOf(value: string): string {
  if (value === '%' || value === '%00') return value
  return encodeURIComponent(value.toWellFormed().slice(0, 2000)) || '%20'
}

function queryOf(route: RouteDoc, words: Words): fc.Arbitrary<string> {
  const inQuery = (operationOf(route).parameters ?? []).filter(({ in: place }) => place === 'query')
  const pairs = inQuery.map(({ name, schema = {} }) =>
    mostly(fitting(schema, words, name), badValue).map(
      (value) => [name, textOf(value).slice(0, 500)] as const,
    ),
  )
  const junk = fc.constantFrom(
    ['__proto__', 'x'],
    ['constructor[prototype]', '1'],
    ['limit', ''],
    ['limit', '0x10'],
    ['', ''],
  )
  const chosen =
    pairs.length === 0
      ? fc.array(junk, { maxLength: 1 })
      : fc.array(fc.oneof(...pairs, junk), { maxLength: 6 })
  return chosen.map((list) => list.map(([key, value]) => `${safe(key)}=${safe(value)}`).join('&'))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function safe(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

function headersOf(route: RouteDoc): fc.Arbitrary<Record<string, string>> {
  const type = route.body?.kind === 'frames' ? FRAMES_TYPE : 'application/json'
  const types = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(type, `${type}; charset=utf-8`, type.toUpperCase()) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        'text/plain',
        'application/json, text/html',
        'multipart/form-data',
        ';',
        FRAMES_TYPE,
      ),
    },
  )
  const extra = fc.constantFrom<Record<string, string>>(
    {},
    {},
    {},
    { 'sonic-waiting': '{"docs":3,"sums":{"IQD":5}}' },
    { 'sonic-waiting': '{"docs":-1}' },
    { 'sonic-waiting': '{"__proto__":{},"docs":1e400}' },
    { 'x-request-id': 'x'.repeat(200) },
    { 'content-encoding': 'gzip' },
    { 'if-none-match': '*', range: 'bytes=0-1,5-' },
    { 'accept-encoding': 'br;q=9,,,;', accept: '*/*;;;' },
    { 'x-forwarded-for': '::ffff:1.2.3.4, unknown', forwarded: 'for=_x' },
    { 'x-http-method-override': 'DELETE', cookie: 'sonic_shop=%7B%7D; __proto__=1' },
  )
  return fc.tuple(types, extra).map(([contentType, more]) => ({ 'content-type': contentType, ...more }))
}

function bodyOf(route: RouteDoc, parts: PlanParts): fc.Arbitrary<Buffer | undefined> {
  const schema = operationOf(route).requestBody?.content['application/json']?.schema
  if (route.body?.kind === 'frames')
    return framesOf(route.body.frames[0] === 'header' ? parts.commits : [parts.objects])
  if (route.body?.kind === 'bytes') return filesOf(parts.files)
  if (schema !== undefined) return jsonOf(schema, parts.words)
  return fc.constantFrom(undefined, undefined, Buffer.from('{}'), Buffer.from('\u0000'))
}

function jsonOf(schema: JsonSchema, words: Words): fc.Arbitrary<Buffer> {
  const good = fitting(schema, words)
  const text = (value: unknown) => JSON.stringify(value) ?? 'undefined'
  return fc.oneof(
    { weight: 5, arbitrary: good.map((value) => Buffer.from(text(value))) },
    {
      weight: 6,
      arbitrary: fc.tuple(good, changes).map(([value, list]) => Buffer.from(text(changed(value, list)))),
    },
    { weight: 1, arbitrary: badValue.map((value) => Buffer.from(text(value))) },
    { weight: 2, arbitrary: brokenText(good.map(text)) },
  )
}

function filesOf(files: readonly string[]): fc.Arbitrary<Buffer> {
  const file = fc.constantFrom(...files)
  return fc.oneof(
    file.map((whole) => Buffer.from(whole)),
    fc
      .tuple(file, changes)
      .map(([whole, list]) => Buffer.from(JSON.stringify(changed(JSON.parse(whole), list)) ?? '')),
    brokenText(file),
  )
}

/** Frames that were good once: whole, in another order, with other contents, cut anywhere. */
function framesOf(good: readonly (readonly Frame[])[]): fc.Arbitrary<Buffer> {
  const some = fc.constantFrom(...good)
  const edited = fc
    .tuple(some, fc.nat(1000), fc.nat(1000), fc.constantFrom('swap', 'drop', 'twice', 'header'))
    .map(([list, one, two, how]) => edit([...list], one, two, how))
  const header = fc.tuple(some, changes).map(([list, how]) => list.map((frame) => withHeader(frame, how)))
  const bytes = some.map((list) => Buffer.from(encodeFrames(list)))
  return fc.oneof(
    { weight: 2, arbitrary: bytes },
    { weight: 2, arbitrary: edited.map((list) => Buffer.from(encodeFrames(list))) },
    { weight: 3, arbitrary: header.map((list) => Buffer.from(encodeFrames(list))) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(bytes, fc.nat(100_000))
        .map(([whole, at]) => whole.subarray(0, at % (whole.length + 1))),
    },
    { weight: 3, arbitrary: fc.tuple(bytes, fc.nat(100_000), fc.nat(255)).map((of) => flipped(...of)) },
    { weight: 1, arbitrary: bytes.map((whole) => Buffer.concat([whole, whole])) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((random) => Buffer.from(random)) },
    { weight: 1, arbitrary: fc.constant(Buffer.from(encodeFrame({ kind: 'end', body: new Uint8Array() }))) },
  )
}

function edit(list: Frame[], one: number, two: number, how: string): Frame[] {
  const [i, j] = [one % list.length, two % list.length]
  const [a, b] = [list[i], list[j]]
  if (a === undefined || b === undefined) return list
  if (how === 'drop') list.splice(i, 1)
  else if (how === 'twice') list.splice(i, 0, b)
  else if (how === 'swap') [list[i], list[j]] = [b, a]
  else list[i] = { ...a, body: b.body }
  return list
}

function withHeader(frame: Frame, how: Parameters<typeof changed>[1]): Frame {
  if (frame.kind !== 'header') return frame
  const value = changed(JSON.parse(Buffer.from(frame.body).toString()), how)
  return { ...frame, body: new Uint8Array(Buffer.from(JSON.stringify(value) ?? '')) }
}

function mostly<Value>(good: fc.Arbitrary<Value>, bad: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: bad })
}
