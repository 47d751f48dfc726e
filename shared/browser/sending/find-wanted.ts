import { NEGOTIATE_MAX } from '../../api/sending.ts'
import { PosError } from '../../errors.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { childrenOf, type Located, type ObjectSource } from './object-source.ts'

/** Says of each id whether the object is to be sent, and whether anything under it may have to be. */
export type Judge = (
  ids: readonly ObjectId[],
) => Promise<{ send: ReadonlySet<string>; look: ReadonlySet<string> }>

/** Asks the server, a few thousand ids at a time. */
export function askServer(api: ServerApi): Judge {
  return async (ids) => {
    const send = new Set<string>()
    const look = new Set<string>()
    for (let at = 0; at < ids.length; at += NEGOTIATE_MAX) {
      const answer = await api.negotiate(ids.slice(at, at + NEGOTIATE_MAX))
      for (const id of answer.want) send.add(id)
      for (const id of [...answer.want, ...answer.open]) look.add(id)
    }
    return { send, look }
  }
}

/** Believes that the server has everything but what the cuts since the last confirmed snapshot made. */
export function trustFresh(fresh: ReadonlySet<ObjectId>): Judge {
  return async (ids) => {
    const known = new Set(ids.filter((id) => fresh.has(id)))
    return { send: known, look: known }
  }
}

/**
 * Walks the snapshot's trees from the tops and returns what `judge` wants sent, leaves first, in key order.
 *
 * Throws `object_missing` when an object that is wanted is not on this device any more.
 */
export async function findWanted(source: ObjectSource, manifest: Manifest, judge: Judge): Promise<Located[]> {
  const wanted: Located[] = []
  let row = await topsOf(source, manifest)
  while (row.length > 0) {
    const { send, look } = await judge(row.map(({ id }) => id))
    wanted.push(...row.filter(({ id }) => send.has(id)))
    const parents = row.filter(({ id, level }) => level > 0 && look.has(id))
    row = uniqueById(await childrenOfAll(source, parents))
  }
  return wanted.sort(
    (a, b) => a.level - b.level || order(a.collection, b.collection) || order(a.lastId, b.lastId),
  )
}

async function topsOf(source: ObjectSource, manifest: Manifest): Promise<Located[]> {
  return Promise.all(
    manifest.collections.map(async ({ name, root }) => (await source.top(name, root)) ?? gone(root)),
  )
}

async function childrenOfAll(source: ObjectSource, parents: readonly Located[]): Promise<Located[]> {
  const rows = await source.nodes(parents)
  return rows.flatMap((row, index) => childrenOf(row ?? gone(parents[index]?.id ?? '')))
}

function uniqueById(row: readonly Located[]): Located[] {
  return [...new Map(row.map((located) => [located.id, located])).values()]
}

function gone(id: ObjectId): never {
  throw new PosError('object_missing', `object ${id} is not on this device any more`, { values: { id } })
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
