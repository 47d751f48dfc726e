import * as fc from 'fast-check'
import type { RouteDoc } from '../../server/openapi/route-doc.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import type { AskOptions } from '../contract/test-server.ts'
import { fitting, resolve, type Words } from './arbitrary.ts'
import { operationOf, type JsonSchema } from './described.ts'

/** What a request can name that belongs to a shop. */
export interface Ids {
  readonly device: string
  readonly shop: string
  readonly snapshot: string
  readonly file: string
  readonly lineage: string
  readonly object: string
  readonly act: string
  readonly login: string
  /** Objects of a backup, and a whole commit. */
  readonly objects: readonly Frame[]
  readonly commit: readonly Frame[]
}

/** What a property or parameter of this name is the id of. A new one has to be entered here, or a test fails. */
const NAMES: ReadonlyMap<string, Exclude<keyof Ids, 'objects' | 'commit'>> = new Map([
  ['deviceId', 'device'],
  ['unwatched', 'device'],
  ['shopId', 'shop'],
  ['heldShopId', 'shop'],
  ['snapshotId', 'snapshot'],
  ['lineage', 'lineage'],
  ['root', 'object'],
  ['ids', 'object'],
  ['login', 'login'],
] as const)

/** What no schema can say: a series that is free the second time too, a name that is not empty without its spaces, a whole key. */
const FIXED: Readonly<Record<string, string>> = { series: '', name: 'Walked', key: 'A'.repeat(43) }

/** Looks like the name of something that is an id. */
const LIKE_AN_ID = /(Ids?|^ids?|Ref|lineage|root|login)$/

/** A request of a route: what `ask` takes. */
export interface Request {
  readonly method: string
  readonly path: string
  readonly options: AskOptions
}

/** A request that fits the route's description and names these ids wherever it can name any. */
export function requestOf(route: RouteDoc, ids: Ids): Request {
  const { parameters = [], requestBody } = operationOf(route)
  const words: Words = (name, schema) => {
    if (schema.const === undefined && Object.hasOwn(FIXED, name)) return fc.constant(FIXED[name])
    const value = idFor(name, schema, ids)
    return value === undefined ? undefined : fc.constant(value)
  }
  const one = (schema: JsonSchema, name: string) =>
    fc.sample(fitting(schema, words, name), { seed: 1, numRuns: 1 })[0]
  let path = route.path
  const query = new URLSearchParams()
  for (const { name, in: place, schema = {}, 'x-names': names } of parameters) {
    if (place === 'path') path = path.replace(`:${name}`, encodeURIComponent(pathId(names, ids)))
    if (place === 'query') query.set(name, String(one(schema, name)))
  }
  if (query.has('limit')) query.set('limit', '10')
  const media = requestBody?.content['application/json']
  const frames =
    route.body?.kind === 'frames' ? (route.body.frames[0] === 'header' ? ids.commit : ids.objects) : undefined
  const options: AskOptions = {
    ...(frames === undefined ? {} : { frames }),
    ...(media === undefined ? {} : { json: media.schema === undefined ? {} : one(media.schema, '') }),
  }
  return { method: route.method.toUpperCase(), path: query.size === 0 ? path : `${path}?${query}`, options }
}

/** Whether a request of this route names anything that belongs to a shop. */
export function namesSomething(route: RouteDoc): boolean {
  const { parameters = [] } = operationOf(route)
  const named = parameters.some(
    ({ name, in: place, schema = {} }) => place === 'path' || kindOf(name, schema) !== undefined,
  )
  return named || route.body?.kind === 'frames' || bodyNames(route).some((name) => NAMES.has(name))
}

/** Names in requests of this route that look like ids, and that nobody has said what they are the ids of. */
export function unknownNames(route: RouteDoc): string[] {
  const inQuery = (operationOf(route).parameters ?? [])
    .filter(({ in: place }) => place === 'query')
    .map(({ name }) => name)
  return [...bodyNames(route), ...inQuery].filter((name) => LIKE_AN_ID.test(name) && !NAMES.has(name))
}

function bodyNames(route: RouteDoc): string[] {
  const schema = operationOf(route).requestBody?.content['application/json']?.schema
  return schema === undefined ? [] : propertyNames(schema)
}

function propertyNames(schema: JsonSchema): string[] {
  if (schema.$ref !== undefined) return propertyNames(resolve(schema.$ref))
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => [
    name,
    ...propertyNames(value),
  ])
  const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return [...own, ...inner.flatMap((part) => (part === undefined ? [] : propertyNames(part)))]
}

function kindOf(name: string, { type }: JsonSchema): Exclude<keyof Ids, 'objects' | 'commit'> | undefined {
  if (name === 'before') return type === 'string' ? 'act' : undefined
  return NAMES.get(name)
}

function idFor(name: string, schema: JsonSchema, ids: Ids): string | undefined {
  const kind = kindOf(name, schema)
  return kind === undefined ? undefined : ids[kind]
}

function pathId(names: string | undefined, ids: Ids): string {
  if (names === 'device' || names === 'snapshot' || names === 'file') return ids[names]
  throw new Error(`nobody has said what ${names} is`)
}
