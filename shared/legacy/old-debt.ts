import type { Currency } from '../money.ts'
import type { DebtEntry } from '../records/debt.ts'
import { isoText } from './old-date.ts'
import type { OldObject } from './json-patch.ts'
import { minorOf, oldAmount, textOf } from './old-value.ts'

/** The document that an old ledger entry names in its text, or `undefined`. */
export function namedDocument(description: unknown): string | undefined {
  return /\b(?:INV|RET)-[A-Z]*\d+/.exec(textOf(description))?.[0]
}

/** Kind and amount (minor units, + owes more) of an old ledger entry, or `undefined` when it is none that we know. */
export function debtFrom(old: OldObject, currency: Currency): Pick<DebtEntry, 'kind' | 'amount'> | undefined {
  const isPage = old['type'] === undefined && textOf(old['invoiceNumber']).startsWith('PAY-')
  const amount = minorOf(isPage ? old['paidAmount'] : old['amount'], currency)
  if (amount === undefined) return undefined
  if (isPage) return { kind: 'payment', amount: 0 - amount }
  if (old['type'] === 'debt') return { kind: 'sale', amount }
  if (old['type'] !== 'payment') return undefined
  const isReturn = namedDocument(old['description'])?.startsWith('RET-') ?? false
  return { kind: isReturn ? 'return' : 'payment', amount: 0 - amount }
}

/** A ledger entry as the old POS would have written it. `oldCustomerId` is the customer's number there. */
export function oldDebtOf(entry: DebtEntry, oldId: number, oldCustomerId: number | null): OldObject {
  const owesMore = entry.kind === 'sale' || entry.kind === 'opening'
  const title = entry.kind === 'return' ? 'Return' : 'Invoice'
  return {
    id: oldId,
    type: owesMore ? 'debt' : 'payment',
    customerId: oldCustomerId,
    amount: oldAmount(owesMore ? entry.amount : 0 - entry.amount, entry.currency),
    description:
      entry.note ?? (entry.docNumber === undefined ? '' : `${title} ${entry.docNumber} - on-account`),
    date: isoText(entry.at),
    status: 'partial',
  }
}
