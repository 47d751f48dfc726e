import { incomingObject } from '../../server/backups/incoming-object.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { parseSealed } from '../../shared/snapshot/seal.ts'
import { makeSnapshot, type MadeShop, type MadeSnapshot, type SealCache } from './made-shop.ts'
import type { ShopIds } from './restored.ts'

/** What a commit came to on a till's way to a backup. */
export interface TillBackup {
  readonly number: number
  readonly made: MadeSnapshot
  /** How often the server was missing something that it had said it had. */
  readonly refused: number
}

/** A device that makes backups as ours does: what the server wants is asked for from the tops down, then it commits. */
export class Till {
  #storage: Storage
  readonly #shop: MadeShop
  readonly #now: () => number
  #seq = 0
  #head: string | null = null
  readonly #known = new Set<string>()
  readonly #cache: SealCache = new Map()

  constructor(storage: Storage, shop: MadeShop, now: () => number) {
    this.#storage = storage
    this.#shop = shop
    this.#now = now
  }

  /** Goes on with another storage: the same one after the server was started again. */
  use(storage: Storage): void {
    this.#storage = storage
  }

  /**
   * Makes a backup of these records. `trusts`: the first try believes that the server still has all that it ever had
   * from here, and sends only what is new, with the commit.
   */
  async backup(collections: ShopIds, trusts = false): Promise<TillBackup> {
    const [seq, parent] = [this.#seq + 1, this.#head]
    const cache = this.#cache
    const made = await makeSnapshot(this.#shop, { collections, perLeaf: 1, seq, parent, cache })
    let along = trusts ? made.objects.filter(({ id }) => !this.#known.has(id ?? '')) : await this.send(made)
    for (let refused = 0; refused < 20; refused += 1) {
      const answer = await this.commit(made, along)
      if (answer.kind === 'stored') {
        this.#seq = seq
        this.#head = made.header.snapshotId
        for (const { id } of made.objects) this.#known.add(id ?? '')
        return { number: answer.backup.number, made, refused }
      }
      if (answer.kind !== 'missing_objects') throw new Error(`commit: ${answer.kind}`)
      along = await this.send(made)
    }
    throw new Error('the server goes on missing what it was given')
  }

  /** Asks from the tops down and stores what is wanted, children first; resolves with nothing left to go along. */
  async send({ objects, header }: MadeSnapshot): Promise<readonly Frame[]> {
    const frames = new Map(objects.map((frame) => [frame.id ?? '', frame]))
    const wanted = new Set<string>()
    let row: readonly string[] = header.tops
    while (row.length > 0) {
      const { want, open } = await this.#storage.backups.negotiate(this.#shop.shopId, row, this.#now())
      for (const id of want) wanted.add(id)
      row = [...want, ...open].flatMap((id) => parseSealed(frames.get(id)!.body).children)
    }
    const sent = objects.filter(({ id }) => wanted.has(id ?? ''))
    for (let at = 0; at < sent.length; at += 10) {
      const some = sent.slice(at, at + 10).map(incomingObject)
      await this.#storage.backups.putObjects(this.#shop.shopId, some, this.#now())
    }
    return []
  }

  /** Commits a snapshot with these objects along. */
  commit(made: MadeSnapshot, along: readonly Frame[]) {
    const { header, headerText, sealed } = made
    const { shopId, deviceId } = this.#shop
    return this.#storage.backups.commit({
      shopId,
      deviceId,
      header,
      headerText,
      manifest: sealed,
      objects: along.map(incomingObject),
      at: this.#now(),
    })
  }
}
