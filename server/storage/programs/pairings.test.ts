import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { PAIRING_MS } from '../../../shared/api/pairings.ts'
import { makeShop, type MadeShop } from '../../../tests/contract/made-shop.ts'
import { addShop } from '../../../tests/contract/storage-contract.ts'
import { createStorage } from '../create-storage.ts'
import { openDatabase } from '../sqlite/open-database.ts'
import { createSqliteRunner, openSqliteRunner } from '../sqlite/sqlite-runner.ts'
import type { Storage } from '../storage.ts'

const START = 1_800_000_000_000
const MINUTE = 60_000

/** What the rules say, in the plainest form. */
interface ModelDevice {
  token: string
  isRevoked: boolean
  ownerUntil: number
  shown?: { code: string; token: string; until: number; usedBy?: string }
}

type Act = 'confirm' | 'show' | 'withdraw' | 'revoke' | 'signIn'

type Step =
  | { do: readonly Act[]; device: number }
  | { do: 'claim'; code: number; by: readonly number[] }
  | { do: 'wait'; minutes: number }

const device = fc.nat(2)
const acts = (...of: readonly Act[]) => fc.record({ do: fc.constant(of), device })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: acts('confirm', 'show') },
  { weight: 1, arbitrary: acts('show') },
  { weight: 1, arbitrary: acts('withdraw') },
  { weight: 1, arbitrary: acts('revoke') },
  { weight: 1, arbitrary: acts('signIn') },
  { weight: 1, arbitrary: acts('revoke', 'signIn') },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      code: fc.nat(2),
      by: fc.array(device, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(-1, 1, 9, 10) }),
  },
)

/** A storage and its model, walked side by side. */
class Walk {
  readonly #storage: Storage
  readonly #shop: MadeShop
  readonly #devices = new Map<string, ModelDevice>()
  readonly #codes: string[] = []
  readonly given = new Map<string, string[]>()
  #now = START
  #tokens = 0

  constructor(storage: Storage, shop: MadeShop) {
    this.#storage = storage
    this.#shop = shop
    this.#devices.set(shop.deviceId, { token: `token-${shop.deviceId}`, isRevoked: false, ownerUntil: 0 })
  }

  async do(step: Step): Promise<void> {
    if (step.do === 'wait') this.#now += step.minutes * MINUTE
    else if (step.do === 'claim') await this.#claim(step.code, step.by)
    else for (const act of step.do) await this.#act(act, this.#id(step.device))
  }

  /** Every token that a claim gave, while it lives. */
  async livingTokens(code: string): Promise<number> {
    const holders = await Promise.all(
      (this.given.get(code) ?? []).map((token) => this.#storage.accounts.holder(token)),
    )
    return holders.filter((holder) => holder !== undefined).length
  }

  #id(index: number): string {
    return index === 0 ? this.#shop.deviceId : `device-${index}`
  }

  async #act(what: Act, id: string): Promise<void> {
    const { accounts, pairings } = this.#storage
    const { shopId } = this.#shop
    const known = this.#devices.get(id)
    const at = this.#now
    switch (what) {
      case 'confirm': {
        const until = at + 10 * MINUTE
        expect(await accounts.confirmOwner(shopId, id, until)).toBe(known?.isRevoked === false)
        if (known?.isRevoked === false) known.ownerUntil = until
        return
      }
      case 'show':
        return this.#show(id, known)
      case 'withdraw':
        await pairings.withdraw(shopId, id)
        if (known !== undefined) delete known.shown
        return
      case 'revoke':
        expect(await accounts.revoke(shopId, id, at)).toBe(known !== undefined)
        if (known !== undefined) known.isRevoked = true
        return
      case 'signIn': {
        const tokenHash = this.#newToken()
        await accounts.join({ shopId, claim: { deviceId: id, name: id }, tokenHash, at })
        this.#joined(id, tokenHash)
      }
    }
  }

  async #show(id: string, known: ModelDevice | undefined): Promise<void> {
    const codeHash = `code-${this.#codes.length}`
    const at = this.#now
    const pairing = { shopId: this.#shop.shopId, deviceId: id, codeHash, keyEpoch: 1, sealedKey: null, at }
    const result = await this.#storage.pairings.create(pairing)
    if (known === undefined || known.isRevoked) return expect(result).toBe('device_revoked')
    if (known.ownerUntil <= at) return expect(result).toBe('owner_needed')
    expect(result).toBe('created')
    this.#codes.push(codeHash)
    for (const other of this.#devices.values()) {
      if (other.shown !== undefined && other.shown.until <= at) delete other.shown
    }
    known.shown = { code: codeHash, token: known.token, until: at + PAIRING_MS }
  }

  /** All at once; the newest codes are the likeliest to live. */
  async #claim(back: number, by: readonly number[]): Promise<void> {
    const code = this.#codes.at(-1 - back) ?? 'never-shown'
    const at = this.#now
    const tries = by.map((index) => ({ id: this.#id(index), tokenHash: this.#newToken() }))
    const maker = [...this.#devices.values()].find(({ shown }) => shown?.code === code)
    const mayCome = tries.filter(({ id }) => this.#mayClaim(maker, id, at))
    const results = await Promise.all(
      tries.map(({ id, tokenHash }) =>
        this.#storage.pairings.claim({
          codeHash: code,
          claim: { deviceId: id, name: id },
          tokenHash,
          at,
        }),
      ),
    )
    const won = tries.filter((_, index) => results[index]?.kind === 'joined')
    expect(won.length > 0).toBe(mayCome.length > 0)
    const winner = won[0]?.id
    const its = mayCome.filter(({ id }) => id === winner)
    // A device that uses its own code gets another token, and so ends the code
    const isMaker = winner !== undefined && this.#devices.get(winner) === maker
    expect(won.map(({ id }) => id)).toEqual(its.map(({ id }) => id).slice(0, isMaker ? 1 : its.length))
    for (const { id, tokenHash } of won) {
      if (maker?.shown !== undefined) maker.shown.usedBy = id
      this.given.set(code, [...(this.given.get(code) ?? []), tokenHash])
      this.#joined(id, tokenHash)
    }
  }

  #mayClaim(maker: ModelDevice | undefined, id: string, at: number): boolean {
    if (maker === undefined || !isLiving(maker, at)) return false
    const usedBy = maker.shown?.usedBy
    return usedBy === undefined || (usedBy === id && this.#devices.get(id)?.isRevoked === false)
  }

  #joined(id: string, token: string): void {
    const before = this.#devices.get(id)
    this.#devices.set(id, { ...before, token, isRevoked: false, ownerUntil: 0 })
  }

  #newToken(): string {
    return `given-${(this.#tokens += 1)}`
  }
}

function isLiving(maker: ModelDevice, at: number): boolean {
  if (maker.shown === undefined || maker.isRevoked) return false
  const { token, until } = maker.shown
  return token === maker.token && until > at && until - at <= PAIRING_MS
}

it('any interleaving of showing, claiming, waiting, revoking and signing in lets one device in per code, with one living token', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 40 }), async (steps) => {
      const storage = createStorage(openSqliteRunner(':memory:'))
      const shop = await makeShop()
      await addShop(storage, shop)
      const walk = new Walk(storage, shop)
      for (const each of steps) await walk.do(each)
      for (const code of walk.given.keys()) {
        expect(await walk.livingTokens(code)).toBeLessThanOrEqual(1)
      }
      await storage.close()
    }),
    { numRuns: 150 },
  )
})

it('engine 35: a wrapped key is kept until it was fetched, and no longer than the code counts', async () => {
  const db = openDatabase(':memory:')
  const storage = createStorage(createSqliteRunner(db))
  const shop = await makeShop()
  const { shopId, deviceId } = shop
  await addShop(storage, shop)
  const kept = () =>
    db.prepare('select device_id, sealed_key, used_by from pairings order by device_id').all()
  const show = (id: string, code: string, at: number) =>
    storage.pairings.create({ shopId, deviceId: id, codeHash: code, keyEpoch: 1, sealedKey: 'sealed', at })
  await storage.accounts.join({ shopId, claim: { deviceId: 'b', name: 'B' }, tokenHash: 'b', at: START })
  for (const id of [deviceId, 'b']) await storage.accounts.confirmOwner(shopId, id, START + 60 * MINUTE)
  await show(deviceId, 'one', START)
  const claim = { deviceId: 'c', name: 'C' }
  await storage.pairings.claim({ codeHash: 'one', claim, tokenHash: 'c', at: START })
  expect(kept()).toEqual([{ device_id: deviceId, sealed_key: null, used_by: 'c' }])
  await show(deviceId, 'two', START)
  expect(kept()).toEqual([{ device_id: deviceId, sealed_key: 'sealed', used_by: null }])
  await show('b', 'three', START + PAIRING_MS)
  expect(kept()).toEqual([{ device_id: 'b', sealed_key: 'sealed', used_by: null }])
  await storage.close()
})
