import { collectShop, purgeShop } from '../../server/backups/gc/collect-shop.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { parseSealed } from '../../shared/snapshot/seal.ts'
import { idList, makeShop, type MadeShop, type MadeSnapshot } from '../contract/made-shop.ts'
import { restored, type ShopIds } from '../contract/restored.ts'
import { addShop } from '../contract/storage-contract.ts'
import { Till } from '../contract/till.ts'

/** How much is done at once, from which seed. */
export interface Thrash {
  readonly seed: number
  readonly shops: number
  /** Backups that each till makes. */
  readonly backups: number
  /** Every retention's own mistake, planted by a test: deleted backups are purged at once. */
  readonly forgetsDeleted?: boolean
}

/** What came of it. `corrupt` says what is wrong with which backup; empty is the only right answer. */
export interface Thrashed {
  readonly corrupt: readonly string[]
  readonly backups: number
  readonly restores: number
  readonly collected: number
  /** Commits that were told that what had been there is gone. */
  readonly refused: number
  readonly deleted: number
  readonly undeleted: number
}

/** What must be there: the records of a backup, and when it was deleted. */
interface Kept {
  readonly snapshotId: string
  readonly contents: ShopIds
  readonly made: MadeSnapshot
  deletedAt: number | undefined
}

/** A shop goes back to states that it had before, so that what is about to be swept is needed again. */
const FAMILIES = ['a', 'b', 'c', 'd', 'e'] as const

/** Deleted backups can be brought back for so many ticks of the model's clock. */
const UNDELETE = 20

/**
 * Tills that make backups, restores, deleting and undeleting at random, and collecting without any grace, all at once on
 * one storage. Whatever is interleaved: a backup that was acknowledged, and not deleted for good, restores to exactly
 * what went in.
 */
export async function thrash(storage: Storage, plan: Thrash): Promise<Thrashed> {
  const runs = Array.from({ length: plan.shops }, (_, index) => new ShopThrash(storage, plan, index))
  const results = await Promise.all(runs.map((each) => each.run()))
  const sum = (of: (each: Thrashed) => number) => results.reduce((all, each) => all + of(each), 0)
  return {
    corrupt: results.flatMap(({ corrupt }) => corrupt),
    backups: sum((each) => each.backups),
    restores: sum((each) => each.restores),
    collected: sum((each) => each.collected),
    refused: sum((each) => each.refused),
    deleted: sum((each) => each.deleted),
    undeleted: sum((each) => each.undeleted),
  }
}

class ShopThrash {
  readonly #storage: Storage
  readonly #plan: Thrash
  readonly #random: () => number
  readonly #kept = new Map<number, Kept>()
  readonly #corrupt: string[] = []
  #tick = 1
  #isOver = false
  #done = { backups: 0, restores: 0, collected: 0, refused: 0, deleted: 0, undeleted: 0 }

  constructor(storage: Storage, plan: Thrash, index: number) {
    this.#storage = storage
    this.#plan = plan
    this.#random = randomFrom(plan.seed * 1000 + index)
  }

  async run(): Promise<Thrashed> {
    const shop = await makeShop()
    await addShop(this.#storage, shop)
    const over = this.#sell(shop).finally(() => {
      this.#isOver = true
    })
    const others = [this.#restore(shop), this.#tidy(shop), this.#collect(shop)]
    await Promise.all([over, ...others])
    this.#tick += 2 * UNDELETE // all that was deleted is due, also where the backups were quicker than the collecting
    await this.#sweep(shop)
    for (const number of this.#kept.keys()) await this.#verify(shop, number)
    return { ...this.#done, corrupt: this.#corrupt }
  }

  /** A till whose shop goes back and forth between states, as one does that corrects and restores. */
  async #sell(shop: MadeShop): Promise<void> {
    const till = new Till(this.#storage, shop, () => this.#now())
    const states = FAMILIES.map((family): ShopIds => ({ invoices: idList(40, family) }))
    for (let count = 0; count < this.#plan.backups; count += 1) {
      const before = this.#pick(states)
      const contents = this.#chance(0.5) ? before : this.#change(before)
      states[Math.floor(this.#random() * states.length)] = contents
      const backup = await till.backup(contents, this.#chance(0.5)).catch((error: unknown) => {
        this.#corrupt.push(`a backup that can never be made: ${String(error)}`)
      })
      if (backup === undefined) return
      const { snapshotId } = backup.made.header
      this.#kept.set(backup.number, { snapshotId, contents, made: backup.made, deletedAt: undefined })
      this.#done.backups += 1
      this.#done.refused += backup.refused
    }
  }

  async #restore(shop: MadeShop): Promise<void> {
    while (!this.#isOver) {
      await this.#turn(this.#done.restores, 2)
      const number = this.#pick([...this.#kept.keys()])
      if (number !== undefined) await this.#verify(shop, number)
    }
  }

  /** Deletes at random so that few are left, and brings some back. */
  async #tidy({ shopId }: MadeShop): Promise<void> {
    for (let tries = 0; !this.#isOver; tries += 1) {
      await this.#turn(tries, 4)
      const all = [...this.#kept.values()]
      const living = all.filter(({ deletedAt }) => deletedAt === undefined)
      const deleted = all.filter(({ deletedAt = 0 }) => deletedAt > this.#tick - 2 * UNDELETE)
      if (living.length > 3 && this.#chance(0.8)) await this.#delete(shopId, this.#pick(living))
      else if (deleted.length > 0 && this.#chance(0.3)) await this.#undelete(shopId, this.#pick(deleted))
      this.#now()
    }
  }

  async #delete(shopId: string, kept: Kept): Promise<void> {
    const { care } = this.#storage
    const at = (kept.deletedAt = this.#now()) // before it is: from here on a restore may find it gone
    await care.patch(shopId, kept.snapshotId, { pinned: false })
    const { kind } = await care.delete(shopId, kept.snapshotId, at)
    if (kind === 'deleted') this.#done.deleted += 1
    else kept.deletedAt = undefined
  }

  async #undelete(shopId: string, kept: Kept): Promise<void> {
    const { deletedAt = 0 } = kept
    if (await this.#storage.care.undelete(shopId, kept.snapshotId, this.#tick)) {
      kept.deletedAt = undefined
      this.#done.undeleted += 1
    } else if (this.#tick < deletedAt + UNDELETE) {
      this.#corrupt.push(`${kept.snapshotId} cannot be brought back`)
    }
  }

  async #collect(shop: MadeShop): Promise<void> {
    while (!this.#isOver) await this.#sweep(shop)
  }

  async #sweep({ shopId }: MadeShop): Promise<void> {
    const { gc } = this.#storage.upkeep
    const atOnce = this.#pick([3, 8, 16, 40])
    const parts = { storage: gc, now: () => this.#tick, pause: async () => {}, atOnce }
    const wait = this.#plan.forgetsDeleted === true ? 0 : UNDELETE
    await purgeShop(parts, shopId, this.#tick - wait)
    const result = await collectShop(parts, shopId, Number.MAX_SAFE_INTEGER)
    if (result.kind === 'done') this.#done.collected += result.deleted
    else this.#corrupt.push('a node that is needed is bad')
  }

  /** What was not deleted must restore to what went in; what was deleted may be gone, but never half. */
  async #verify(shop: MadeShop, number: number): Promise<void> {
    const kept = this.#kept.get(number)
    if (kept === undefined) return
    // Opening everything takes long: most times the bytes are compared, which says as much
    const problem = await (this.#isOver || this.#chance(0.05)
      ? this.#open(shop, number, kept)
      : this.#fetch(shop, kept.made))
    this.#done.restores += 1
    if (problem === undefined) return
    const isThere = (await this.#storage.backups.manifest(shop.shopId, number)) !== undefined
    if (isThere || kept.deletedAt === undefined) this.#corrupt.push(`backup ${number}: ${problem}`)
  }

  async #open(shop: MadeShop, number: number, { contents }: Kept): Promise<string | undefined> {
    return restored(this.#storage, shop, number).then(
      (found) => (JSON.stringify(found) === JSON.stringify(contents) ? undefined : 'other records'),
      (error: unknown) => String(error),
    )
  }

  /** Fetches all that is under a backup; every byte must be what was sent. */
  async #fetch({ shopId }: MadeShop, { header, objects }: MadeSnapshot): Promise<string | undefined> {
    const sent = new Map(objects.map(({ id, body }) => [id, body]))
    const waiting = [...header.tops]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const body = await this.#storage.backups.object(shopId, id)
      if (body === undefined) return `${id} is gone`
      if (Buffer.compare(body, sent.get(id) ?? new Uint8Array()) !== 0) return `${id} is another one`
      waiting.push(...parseSealed(body).children)
    }
    return undefined
  }

  /** Resolves when there is reason to do one more of what goes along with the backups: so many for each. */
  async #turn(done: number, forEach: number): Promise<void> {
    do await nextTurn()
    while (!this.#isOver && done >= (this.#done.backups + 1) * forEach)
  }

  #now(): number {
    return (this.#tick += 1)
  }

  #change({ invoices = [] }: ShopIds): ShopIds {
    const next = new Set(invoices)
    for (const id of invoices) if (this.#chance(0.03)) next.delete(id)
    for (const id of idList(44, this.#pick(FAMILIES))) if (this.#chance(0.05)) next.add(id)
    return { invoices: [...next].sort() }
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
