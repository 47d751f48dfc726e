import { PosError } from '../../../../shared/errors.ts'
import { convert, MINOR_UNITS, roundToNote, type Currency, type Money } from '../../../../shared/money.ts'
import { settleSale, type PricedSale, type Settlement } from '../../../../shared/rules/sale.ts'

/** How one part of a sale is paid. */
export type Method = 'cash' | 'card' | 'transfer'

/** One finished part of a payment. */
export interface PaidPart extends Money {
  readonly method: Method
}

/** The part being typed. `debt` leaves whatever remains to the customer's account. */
export interface Entry {
  readonly method: Method | 'debt'
  readonly currency: Currency
  /** What was typed, in ASCII digits with at most one point, in major units; empty is zero. */
  readonly typed: string
  /** True until the person touches the amount: the next digit or note starts from nothing. */
  readonly isProposed: boolean
}

/** What the payment is for. */
export interface PaymentTerms {
  readonly priced: PricedSale
  readonly hasCustomer: boolean
}

/** Everything typed so far. */
export interface Payment {
  readonly parts: readonly PaidPart[]
  readonly entry: Entry
  readonly changeCurrency: Currency
}

/** Where a payment stands. All but `change` in the currency of the total. */
export interface PaymentStanding {
  readonly received: Money
  readonly still: Money
  /** In the currency in which change is given. */
  readonly change: Money
  readonly debt: Money
  /** Why it cannot be confirmed; absent when it can. */
  readonly problem?: 'underpaid' | 'needs_customer' | 'only_cash_over'
}

const MAX_DIGITS = 12

/** A payment with the whole total proposed as cash, so that Enter alone takes the exact sum. */
export function startPayment({ priced }: PaymentTerms): Payment {
  const { currency, total } = priced
  return { parts: [], entry: propose('cash', { amount: total, currency }), changeCurrency: currency }
}

/** The amount that the entry stands for. */
export function entryAmount(entry: Entry): Money {
  const [whole = '', fraction = ''] = entry.typed.split('.')
  const decimals = entry.currency === 'USD' ? 2 : 0
  const digits = (whole || '0') + fraction.slice(0, decimals).padEnd(decimals, '0')
  return { amount: Number(digits), currency: entry.currency }
}

/** The parts together with the entry, as tenders to save: empty ones are left out. */
export function tendersOf(payment: Payment): PaidPart[] {
  const { entry, parts } = payment
  const amount = entryAmount(entry)
  if (entry.method === 'debt' || amount.amount === 0) return [...parts]
  return [...parts, { method: entry.method, ...amount }]
}

/** What is received, missing and to be given back, by the same rule that saves the sale. */
export function standing(payment: Payment, terms: PaymentTerms): PaymentStanding {
  const { currency } = terms.priced
  const money = (amount: number): Money => ({ amount, currency })
  const received = money(sumIn(tendersOf(payment), terms))
  const settled = settle(payment, terms)
  if (settled === undefined) {
    const nothing = money(0)
    return { received, still: nothing, change: nothing, debt: nothing, problem: 'only_cash_over' }
  }
  const isDebt = payment.entry.method === 'debt'
  const problem = problemOf(settled.debt, isDebt, terms.hasCustomer)
  return {
    received,
    still: money(isDebt ? 0 : settled.debt),
    change: settled.change ?? { amount: 0, currency: payment.changeCurrency },
    debt: money(isDebt ? settled.debt : 0),
    ...(problem && { problem }),
  }
}

/** The settlement, or `undefined` when change would be due on what was not paid in cash. */
function settle(payment: Payment, { priced }: PaymentTerms): Settlement | undefined {
  try {
    return settleSale(priced, tendersOf(payment), payment.changeCurrency)
  } catch (error) {
    if (error instanceof PosError && error.code === 'amount_invalid') return undefined
    throw error
  }
}

function problemOf(missing: number, isDebt: boolean, hasCustomer: boolean): PaymentStanding['problem'] {
  if (missing === 0) return undefined
  if (!isDebt) return 'underpaid'
  return hasCustomer ? undefined : 'needs_customer'
}

/** What one part counts in the currency of the bill. */
export function valueOf(part: Money, { priced }: PaymentTerms): Money {
  return convert(part, priced.currency, priced.iqdPer100Usd)
}

/** What the finished parts leave to pay, in `currency`: dinars in whole notes, cents so that nothing is missing. */
export function remaining(payment: Payment, terms: PaymentTerms, currency: Currency): Money {
  const { priced } = terms
  const left: Money = {
    amount: Math.max(0, priced.total - sumIn(payment.parts, terms)),
    currency: priced.currency,
  }
  const { amount } = convert(left, currency, priced.iqdPer100Usd)
  if (currency === priced.currency) return left
  if (currency === 'IQD') return { amount: roundToNote(amount, priced.roundTo), currency }
  const isEnough = valueOf({ amount, currency }, terms).amount >= left.amount
  return { amount: isEnough ? amount : amount + 1, currency }
}

/** The key of the pad: a digit, `00…`, `.`, or `back`. */
export function pressKey(payment: Payment, key: string): Payment {
  const { entry } = payment
  const typed = entry.isProposed ? '' : entry.typed
  if (key === 'back') return type(payment, entry.isProposed ? '' : typed.slice(0, -1))
  if (key === '.')
    return entry.currency === 'USD' && !typed.includes('.') ? type(payment, `${typed || '0'}.`) : payment
  if (!/^\d+$/.test(key)) return payment
  const fraction = typed.split('.')[1]
  if (fraction !== undefined && fraction.length + key.length > 2) return payment
  const next = (typed + key).replace(/^0+(?=\d)/, '')
  return next.length > MAX_DIGITS ? payment : type(payment, next)
}

/** Adds a note to the amount; the first note replaces the proposed sum. */
export function addNote(payment: Payment, note: Money): Payment {
  const { entry } = payment
  const before = entry.isProposed ? 0 : entryAmount(entry).amount
  return type(payment, typedOf({ amount: before + note.amount, currency: entry.currency }))
}

/** Sets the amount to a round sum or the exact one. */
export function setAmount(payment: Payment, money: Money): Payment {
  return {
    ...payment,
    entry: { ...payment.entry, currency: money.currency, typed: typedOf(money), isProposed: false },
  }
}

/**
 * Chooses how the entry is paid; the amount is proposed anew when it was only a proposal, or came from a debt. What was
 * typed before choosing the debt stays as a part: the debt takes the rest.
 */
export function chooseMethod(payment: Payment, terms: PaymentTerms, method: Entry['method']): Payment {
  const { entry } = payment
  if (method === 'debt') {
    const { parts } = entry.isProposed ? payment : addPart(payment, terms)
    return { ...payment, parts, entry: { ...entry, method, typed: '', isProposed: true } }
  }
  if (!entry.isProposed && entry.method !== 'debt') return { ...payment, entry: { ...entry, method } }
  return { ...payment, entry: propose(method, remaining(payment, terms, entry.currency)) }
}

/** Pays the entry in another currency, with what remains proposed. */
export function chooseCurrency(payment: Payment, terms: PaymentTerms, currency: Currency): Payment {
  const { entry } = payment
  if (entry.method === 'debt') return { ...payment, entry: { ...entry, currency } }
  return { ...payment, entry: propose(entry.method, remaining(payment, terms, currency)) }
}

/** Chooses the currency in which change is given. */
export function chooseChange(payment: Payment, currency: Currency): Payment {
  return { ...payment, changeCurrency: currency }
}

/** Finishes the entry and begins another one with what then remains. Without an amount nothing happens. */
export function addPart(payment: Payment, terms: PaymentTerms): Payment {
  const { entry } = payment
  const amount = entryAmount(entry)
  if (entry.method === 'debt' || amount.amount === 0) return payment
  const next: Payment = { ...payment, parts: [...payment.parts, { method: entry.method, ...amount }] }
  return { ...next, entry: propose('cash', remaining(next, terms, entry.currency)) }
}

/** Takes a finished part away; a proposal follows what then remains. */
export function removePart(payment: Payment, terms: PaymentTerms, index: number): Payment {
  const next: Payment = { ...payment, parts: payment.parts.toSpliced(index, 1) }
  const { entry } = next
  if (entry.method === 'debt' || !entry.isProposed) return next
  return { ...next, entry: propose(entry.method, remaining(next, terms, entry.currency)) }
}

function propose(method: Method, money: Money): Entry {
  return { method, currency: money.currency, typed: typedOf(money), isProposed: true }
}

function type(payment: Payment, typed: string): Payment {
  const method = payment.entry.method === 'debt' ? 'cash' : payment.entry.method
  return { ...payment, entry: { ...payment.entry, method, typed, isProposed: false } }
}

function typedOf({ amount, currency }: Money): string {
  if (amount === 0) return ''
  const unit = MINOR_UNITS[currency]
  const minor = amount % unit
  const whole = String((amount - minor) / unit)
  return minor === 0 ? whole : `${whole}.${String(minor).padStart(2, '0')}`
}

function sumIn(parts: readonly Money[], terms: PaymentTerms): number {
  return parts.reduce((sum, part) => sum + valueOf(part, terms).amount, 0)
}
