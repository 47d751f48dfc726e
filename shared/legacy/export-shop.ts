import { convert } from '../money.ts'
import type { Customer } from '../records/customer.ts'
import type { DebtEntry } from '../records/debt.ts'
import type { Item } from '../records/item.ts'
import { MAIN_STORE } from '../records/stock.ts'
import { joinElements, OldOrder, type OldElement } from './export-order.ts'
import type { ExportRun, OldOutput } from './export-run.ts'
import { figuresOf } from './import-debts.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { isOld, legacyOf, originalOf } from './kept.ts'
import { scanCode } from './old-code.ts'
import { oldCustomerOf } from './old-customer.ts'
import { oldDebtOf } from './old-debt.ts'
import type { MemberForm } from './old-file.ts'
import { oldItemOf } from './old-item.ts'
import { minorOf, numberOf, oldAmount, textOf } from './old-value.ts'

const KEY = 'sonic_shop_data'

/** The shop's data as it is to be written. Items and customers are joined for the sections that come after. */
export async function exportShop(run: ExportRun, iqdPer100Usd: number): Promise<OldOutput | undefined> {
  const items = await itemElements(run)
  const entries = (await run.all('debt_entries')).filter((entry) => legacyOf(entry)?.made === undefined)
  const customers = await customerElements(run, entries, iqdPer100Usd)
  const transactions = debtElements(run, entries, iqdPer100Usd)
  const members = new Map<string, string>()
  addMember(run, members, 'items', 'map', items)
  addMember(run, members, 'customers', 'map', customers)
  addMember(run, members, 'transactions', 'array', transactions)
  const last = {
    lastItemId: lastOf(items),
    lastCustomerId: lastOf(customers),
    lastTransactionId: lastOf(transactions),
  }
  for (const { key, text } of run.kept.of('member', KEY))
    members.set(key, key === 'settings' ? settingsText(text, last) : text)
  if (!run.kept.isImported) members.set('settings', JSON.stringify(await newSettings(run, last)))
  const isEmpty = items.length + customers.length + transactions.length === 0
  if (isEmpty && members.size === 0) return run.emptyOf(KEY, '{}')
  const text = [...members].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')
  return { form: run.formOf(KEY), pieces: [`{${text}}`] }
}

/** An element with the number that the record has in the old file. */
interface Numbered extends OldElement {
  readonly oldId: number | null
}

async function itemElements(run: ExportRun): Promise<Numbered[]> {
  const stock = new Map(
    (await run.all('stock'))
      .filter(({ storeId }) => storeId === MAIN_STORE)
      .map((one) => [one.itemId, one.milli]),
  )
  return numbered(run, 'items', await run.all('items'), (item, oldId) => {
    const legacy = legacyOf(item)
    const base = oldItemOf(item, oldId ?? 0, stock.get(item.id) ?? 0)
    const old = isOld(legacy) ? withEdits(originalOf(base, legacy), base, item) : base
    run.oldItems.set(item.id, old)
    if (!isOld(legacy)) run.newItems.add(item.id)
    const { id, kind, name, formerNames } = item
    run.joins.addItem({ id, kind, oldBarcode: textOf(old['barcode']), name, formerNames })
    return legacy?.text ?? old
  })
}

/** Where the new record was changed since, its value stands before the one kept from the old file. */
function withEdits(old: OldObject, base: OldObject, item: Item): OldObject {
  const edited: [string, unknown][] = []
  const check = (field: string, isSame: boolean) => {
    if (!isSame && Object.hasOwn(old, field)) edited.push([field, base[field]])
  }
  check('barcode', scanCode(textOf(old['barcode'])) === item.barcode)
  const { price, cost } = item
  check(
    'retailPrice',
    price === null
      ? minorOf(old['retailPrice'], 'USD') === undefined
      : minorOf(old['retailPrice'], price.currency) === price.amount,
  )
  check(
    'purchasePrice',
    cost === null
      ? minorOf(old['purchasePrice'], 'USD') === undefined
      : minorOf(old['purchasePrice'], cost.currency) === cost.amount,
  )
  return edited.length === 0 ? old : { ...old, ...Object.fromEntries(edited) }
}

async function customerElements(
  run: ExportRun,
  entries: readonly DebtEntry[],
  rate: number,
): Promise<Numbered[]> {
  const before = figuresOf(entries.filter((entry) => isOld(legacyOf(entry))))
  const since = figuresOf(
    entries.filter((entry) => !isOld(legacyOf(entry))).map((entry) => inDollars(entry, rate)),
  )
  const none = { debt: 0, paid: 0 }
  return numbered(run, 'customers', await run.all('customers'), (customer: Customer, oldId) => {
    run.joins.addCustomer(String(oldId), { id: customer.id, oldId })
    const legacy = legacyOf(customer)
    const base = oldCustomerOf(customer, oldId ?? 0, before.get(customer.id) ?? none)
    const added = since.get(customer.id)
    if (legacy?.text !== undefined) return legacy.text
    const old = isOld(legacy) ? originalOf(base, legacy) : base
    return added === undefined ? old : { ...old, ...raised(old, added) }
  })
}

function raised(old: OldObject, added: { readonly debt: number; readonly paid: number }): OldObject {
  const plus = (field: string, cents: number) => oldAmount((minorOf(old[field], 'USD') ?? 0) + cents, 'USD')
  return {
    currentBalance: plus('currentBalance', added.debt - added.paid),
    totalDebt: plus('totalDebt', added.debt),
    totalPaid: plus('totalPaid', added.paid),
    totalSpent: plus('totalSpent', added.debt),
  }
}

function debtElements(run: ExportRun, entries: readonly DebtEntry[], rate: number): Numbered[] {
  const oldCustomer = (entry: DebtEntry) => run.joins.oldCustomerId(entry.customerId)
  return numbered(run, 'transactions', entries, (entry, oldId) => {
    const legacy = legacyOf(entry)
    if (!isOld(legacy)) return oldDebtOf(inDollars(entry, rate), oldId ?? 0, oldCustomer(entry))
    return legacy.text ?? originalOf(oldDebtOf(entry, legacy.n + 1, oldCustomer(entry)), legacy)
  })
}

/** The old ledger knows dollars only. */
function inDollars(entry: DebtEntry, iqdPer100Usd: number): DebtEntry {
  const { amount, currency } = convert(
    { amount: entry.amount, currency: entry.currency },
    'USD',
    iqdPer100Usd,
  )
  return { ...entry, amount, currency }
}

/** Numbers new records on from the highest old number, and puts all into the old order. */
function numbered<Value extends { readonly id: string; readonly legacy?: object }>(
  run: ExportRun,
  member: string,
  records: readonly Value[],
  toOld: (record: Value, oldId: number | null) => OldObject | string,
): Numbered[] {
  const kept = run.kept.of('row', `${KEY}.${member}`)
  const keys = records.map((record) => legacyOf(record)?.key ?? '')
  let next = highestOf([
    ...kept.flatMap(({ n, key }) => [n + 1, numberOfKey(key) ?? 0]),
    ...records.flatMap((record, index) => [
      (legacyOf(record)?.n ?? -1) + 1,
      numberOfKey(keys[index] ?? '') ?? 0,
    ]),
  ])
  const elements = records.map((record, index): Numbered => {
    const legacy = legacyOf(record)
    const oldId = isOld(legacy) ? numberOfKey(keys[index] ?? '') : (next += 1)
    const old = toOld(record, oldId)
    const key = isOld(legacy) ? (keys[index] ?? '') : String(oldId)
    return {
      n: legacy?.n,
      key,
      oldId,
      text: typeof old === 'string' ? old : JSON.stringify(old),
    }
  })
  run.onRecords(records.length)
  const order = new OldOrder(kept)
  const sorted = [...elements.flatMap((element) => order.push(element)), ...order.end()]
  return sorted.map((element) => ({ oldId: null, ...element }))
}

function highestOf(numbers: readonly number[]): number {
  return numbers.reduce((highest, number) => Math.max(highest, number), 0)
}

function numberOfKey(key: string): number | null {
  return /^\d{1,15}$/.test(key) ? Number(key) : null
}

function addMember(
  run: ExportRun,
  members: Map<string, string>,
  name: string,
  usual: 'array' | 'map',
  elements: readonly OldElement[],
): void {
  const form: MemberForm | undefined = run.kept.form(KEY)?.members?.[name]
  if (form === 'array' || form === 'map') members.set(name, joinElements(elements, form))
  else if (elements.length > 0 || !run.kept.isImported) members.set(name, joinElements(elements, usual))
  else if (form === 'null') members.set(name, 'null')
}

function lastOf(elements: readonly Numbered[]): { last: number; isNew: boolean } {
  const added = elements.filter(({ n }) => n === undefined)
  return {
    last: elements.reduce((last, { oldId }) => Math.max(last, oldId ?? 0), 0),
    isNew: added.length > 0,
  }
}

type Lasts = Readonly<
  Record<'lastItemId' | 'lastCustomerId' | 'lastTransactionId', { last: number; isNew: boolean }>
>

function settingsText(text: string, lasts: Lasts): string {
  const settings: unknown = JSON.parse(text)
  const raised = Object.entries(lasts).filter(([, { isNew }]) => isNew)
  if (!isObject(settings) || raised.length === 0) return text
  const added = raised.map(([key, { last }]) => [key, Math.max(last, numberOf(settings[key]) ?? 0)])
  return JSON.stringify({ ...settings, ...Object.fromEntries(added) })
}

async function newSettings(run: ExportRun, lasts: Lasts): Promise<OldObject> {
  const settings = (await run.all('settings'))[0]
  const ids = Object.entries(lasts).map(([key, { last }]) => [key, last])
  return { currency: 'USD', taxRate: 0, companyName: settings?.name ?? '', ...Object.fromEntries(ids) }
}
