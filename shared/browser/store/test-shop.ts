import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { type ShopKeys, deriveShopKeys } from '../../keys/shop-keys.ts'
import type { Invoice } from '../../records/invoice.ts'
import type { CollectionName } from '../../sections.ts'
import { divideLeaves } from '../../snapshot/leaf-divider.ts'
import { packLeaf } from '../../snapshot/leaf.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { buildNodes, rootOf } from '../../snapshot/tree.ts'
import type { Boot, Identity } from '../boot.ts'
import { openBoot } from '../boot/open-boot.ts'
import type { Change, ShopStore } from '../shop-store.ts'
import { createGeneration } from './generation-writer.ts'
import { openShop } from './open-shop.ts'

/** A device with an IndexedDB of its own, for unit tests. */
export interface TestDevice {
  readonly boot: Boot
  readonly keys: ShopKeys
  /** Databases opened so far, newest last: closing one is what a browser does when it loses its database server. */
  readonly databases: IDBDatabase[]
  /** Opens the active generation once more, as another tab does. Closed with the device. */
  open(options?: { now?: () => number; locks?: LockManager }): Promise<ShopStore>
  close(): void
}

/** Who a test device is. */
export const TEST_IDENTITY: Identity = {
  shopId: 'shop-1',
  shopName: 'Corner shop',
  deviceId: 'device-1',
  deviceName: 'Till',
  lineage: 'lineage-1',
  letter: '',
  custody: 'managed',
  keyEpoch: 1,
}

/** A new device with an empty shop, in a fresh IndexedDB that becomes the global one. */
export async function newTestDevice(): Promise<TestDevice> {
  const databases: IDBDatabase[] = []
  const factory = new IDBFactory()
  globalThis.indexedDB = factory
  const open = factory.open.bind(factory)
  factory.open = (name, version) => {
    const request = open(name, version)
    request.addEventListener('success', () => databases.push(request.result))
    return request
  }
  const boot = await openBoot()
  const keys = await deriveShopKeys(new Uint8Array(32).fill(7))
  await boot.update(() => ({ identity: TEST_IDENTITY, keys }))
  const writer = await createGeneration(boot)
  const line = { lineage: TEST_IDENTITY.lineage, parent: null, seq: 0, root: null }
  await writer.finish({ tops: {}, line, schemaVersion: SCHEMA_VERSION })
  writer.close()
  await boot.update(() => ({ active: writer.generation }))
  const locks = newTestLocks()
  const stores: ShopStore[] = []
  return {
    boot,
    keys,
    databases,
    async open(options = {}) {
      const store = await openShop(boot, { locks, ...options })
      stores.push(store)
      return store
    },
    close() {
      for (const store of stores) store.close()
      boot.close()
    },
  }
}

/** Locks of one device alone: Node's own are shared by all test files that run at the same time. */
export function newTestLocks(): LockManager {
  const tails = new Map<string, Promise<unknown>>()
  const request = async (
    name: string,
    options: LockOptions,
    work: LockGrantedCallback<unknown>,
  ): Promise<unknown> => {
    const before = tails.get(name)
    if (options.ifAvailable === true && before !== undefined) return work(null)
    const turn = (async () => {
      await before?.catch(() => undefined)
      return work({ name, mode: 'exclusive' })
    })()
    tails.set(name, turn)
    try {
      return await turn
    } finally {
      if (tails.get(name) === turn) tails.delete(name)
    }
  }
  return { request, query: async () => ({ held: [], pending: [] }) } as unknown as LockManager
}

/** The root of these records, computed from nothing but them. */
export async function rootFromScratch(
  keys: ShopKeys,
  collections: Readonly<Record<string, ReadonlyMap<string, string>>>,
): Promise<ObjectId> {
  const tops: [string, ObjectId][] = []
  for (const [name, records] of Object.entries(collections)) {
    const sorted = [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, text]) => ({ id, text }))
    const parts = [...divideLeaves(name, sorted)]
    const leaves = await Promise.all(parts.map((part) => packLeaf(keys, name, part)))
    const { top } = await buildNodes(keys, name, leaves)
    if (top !== undefined) tops.push([name, top.id])
  }
  return rootOf(keys, SCHEMA_VERSION, tops)
}

/** Writes changes in one mutate. */
export function write(store: ShopStore, ...changes: Change[]): Promise<void> {
  return store.mutate(async () => ({ changes }))
}

/** A change that puts a record of a loose collection. */
export function record(id: string, fields: object = {}, collection: CollectionName = 'kaka_loans'): Change {
  return { collection, id, value: { id, ...fields } }
}

/** A small valid invoice. */
export function invoice(id: string, fields: Partial<Invoice> = {}): Change<'invoices'> {
  const value: Invoice = {
    id,
    number: `INV-${id}`,
    at: 1_760_000_000_000,
    customerName: '',
    currency: 'IQD',
    iqdPer100Usd: 150_000,
    lines: [],
    subtotal: 1000,
    discount: { type: 'amount', value: 0 },
    discountAmount: 0,
    rounding: 0,
    total: 1000,
    tenders: [],
    change: null,
    paid: 1000,
    debt: 0,
    ...fields,
  }
  return { collection: 'invoices', id, value }
}
