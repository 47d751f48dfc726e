import { deterministicId } from '../ids.ts'
import type { Currency } from '../money.ts'
import { balanceId, type DebtEntry } from '../records/debt.ts'
import { canonicalRecord } from '../snapshot/canonical.ts'
import type { ImportRun } from './import-run.ts'
import type { ShopData } from './import-shop.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { putKept, putRow, type OldRecord } from './kept.ts'
import type { OldFigures } from './old-customer.ts'
import { isoTime } from './old-date.ts'
import { debtFrom, namedDocument, oldDebtOf } from './old-debt.ts'
import { minorOf } from './old-value.ts'

const KEY = 'sonic_shop_data.transactions'

/** Per customer, the sums of what it owed and paid in the old file's own dollars. */
export type Figures = ReadonlyMap<string, OldFigures>

/** Imports the customers' entries and writes the balances that they come to. Returns the sums that the customers' records need. */
export async function importDebts(run: ImportRun, shop: ShopData): Promise<Figures> {
  const entries = shop.transactions.flatMap((old) => importEntry(run, old))
  const figures = figuresOf(entries)
  const all = [...entries, ...openings(run, shop, figures)]
  putBalances(run, all)
  await run.sink.finish('debt_entries')
  return figures
}

function importEntry(run: ImportRun, old: OldRecord): DebtEntry[] {
  const entry = isObject(old.value) ? entryFrom(run, old, old.value) : undefined
  if (entry === undefined) putRow(run.sink, KEY, old)
  return entry ?? []
}

function entryFrom(run: ImportRun, old: OldRecord, value: OldObject): DebtEntry[] | undefined {
  const number = namedDocument(value['description'])
  const document = run.joins.documentOf(number)
  const currency: Currency = document?.currency ?? 'USD'
  const money = debtFrom(value, currency)
  if (money === undefined) return undefined
  const at = isoTime(value['date']) ?? run.fallbackAt
  const customer = run.joins.customerOf(value['customerId'])
  const entry: DebtEntry = {
    id: deterministicId(at, KEY, String(old.n), 0),
    at,
    ...(customer === undefined ? {} : { customerId: customer.id }),
    currency,
    ...money,
    ...(document === undefined ? {} : { docId: document.id }),
    ...(number === undefined ? {} : { docNumber: number }),
  }
  const base = oldDebtOf(entry, old.n + 1, run.joins.oldCustomerId(customer?.id))
  return putKept(run.sink, 'debt_entries', KEY, { record: entry, base, old }) ? [entry] : []
}

/** The sums of debts and of payments per customer, as the old POS added them up: as if all were dollars. */
export function figuresOf(entries: Iterable<DebtEntry>): Map<string, OldFigures> {
  const figures = new Map<string, OldFigures>()
  for (const { customerId, kind, amount } of entries) {
    if (customerId === undefined) continue
    const { debt, paid } = figures.get(customerId) ?? { debt: 0, paid: 0 }
    const owesMore = kind === 'sale' || kind === 'opening'
    figures.set(customerId, owesMore ? { debt: debt + amount, paid } : { debt, paid: paid - amount })
  }
  return figures
}

/** Entries that bring a balance to what the old debt page said, when that was chosen. */
function openings(run: ImportRun, shop: ShopData, figures: Figures): DebtEntry[] {
  if (run.choices.balances !== 'stated') return []
  return shop.customers.flatMap(({ record, value }) => {
    const debt = minorOf(value['totalDebt'], 'USD')
    const paid = minorOf(value['totalPaid'], 'USD')
    if (debt === undefined || paid === undefined) return []
    const sums = figures.get(record.id) ?? { debt: 0, paid: 0 }
    const amount = debt - paid - (sums.debt - sums.paid)
    if (amount === 0) return []
    const id = deterministicId(run.fallbackAt, 'debt_entries', record.id, 0)
    const legacy = { made: 'import' }
    const entry: DebtEntry = {
      id,
      at: run.fallbackAt,
      customerId: record.id,
      currency: 'USD',
      amount,
      kind: 'opening',
      legacy,
    }
    run.sink.put('debt_entries', id, canonicalRecord(entry))
    return entry
  })
}

function putBalances(run: ImportRun, entries: readonly DebtEntry[]): void {
  const owed = new Map<string, { customerId: string; currency: Currency; owed: number }>()
  for (const { customerId, currency, amount } of entries) {
    if (customerId === undefined) continue
    const id = balanceId(customerId, currency)
    owed.set(id, { customerId, currency, owed: (owed.get(id)?.owed ?? 0) + amount })
  }
  for (const [id, balance] of owed) run.sink.put('balances', id, canonicalRecord({ id, ...balance }))
}
