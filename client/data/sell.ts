import type { MutateRead, ShopStore } from '../../shared/browser/shop-store.ts'
import { PosError } from '../../shared/errors.ts'
import type { Currency } from '../../shared/money.ts'
import type { Invoice, Tender } from '../../shared/records/invoice.ts'
import type { RecordKey, RecordLookup } from '../../shared/rules/change.ts'
import { postSale, saleMade, saleReads, type PricedSale, type SaleFacts } from '../../shared/rules/sale.ts'
import type { CollectionName, RecordOf } from '../../shared/sections.ts'
import type { PayableCart } from './cart.ts'

/** A paid cart, ready to become a document. */
export interface SaleOrder {
  /** Its draft is in the store with the same document id. */
  readonly cart: PayableCart
  readonly priced: PricedSale
  readonly tenders: readonly Tender[]
  readonly changeCurrency: Currency
  /** The device's number letter. */
  readonly letter: string
  readonly timeZone: string
}

/**
 * Saves a sale in one strict transaction and resolves to it after it is on disk; its draft is gone with the same
 * transaction. Called again for the same order, also after a crash, it resolves to the document that is already there
 * (engine 8). Rejects with nothing written and the draft kept: `draft_gone` when the cart was cleared elsewhere,
 * `storage_full`, `shop_fenced`, and what `postSale` throws.
 */
export async function saveSale(store: ShopStore, order: SaleOrder): Promise<Invoice> {
  const { cart, priced, tenders } = order
  let saved: Invoice | undefined
  await store.mutate(async (tx) => {
    const facts = factsOf(order)
    const [draft, records] = await Promise.all([tx.draft(cart.id), readAll(tx, saleReads(priced, facts))])
    const drafts = [{ id: cart.id, value: null }]
    saved = records.get('invoices', cart.documentId)
    if (saved !== undefined) return { changes: [], drafts: draft === undefined ? [] : drafts }
    if (draft?.documentId !== cart.documentId) throw new PosError('draft_gone', `no draft ${cart.id}`)
    const changes = postSale(priced, tenders, { ...facts, records })
    const invoice = changes.find((change) => change.collection === 'invoices')?.value as Invoice
    saved = invoice
    return { changes, drafts, made: saleMade(invoice) }
  })
  if (saved === undefined) throw new PosError('internal', 'the sale was saved without an invoice')
  return saved
}

function factsOf({ cart, changeCurrency, letter, timeZone }: SaleOrder): Omit<SaleFacts, 'records'> {
  return {
    documentId: cart.documentId,
    letter,
    timeZone,
    changeCurrency,
    ...(cart.customerId !== undefined && { customerId: cart.customerId }),
    ...(cart.customerName !== undefined && { customerName: cart.customerName }),
    ...(cart.note !== undefined && { note: cart.note }),
    ...(cart.clock !== undefined && { clock: cart.clock }),
  }
}

/** Reads all keys with one request per collection: a bill of many lines costs no more round trips than one of few. */
async function readAll(tx: MutateRead, keys: readonly RecordKey[]): Promise<RecordLookup> {
  const groups = Map.groupBy(keys, (key) => key.collection)
  const found = new Map<string, RecordOf<CollectionName> | undefined>()
  await Promise.all(
    [...groups].map(async ([collection, wanted]) => {
      const ids = wanted.map(({ id }) => id)
      const records = await tx.getMany(collection, ids)
      for (const [index, id] of ids.entries()) found.set(`${collection}\0${id}`, records[index])
    }),
  )
  return {
    get: <Name extends CollectionName>(collection: Name, id: string) =>
      found.get(`${collection}\0${id}`) as RecordOf<Name> | undefined,
  }
}
