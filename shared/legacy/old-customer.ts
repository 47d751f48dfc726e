import type { Customer } from '../records/customer.ts'
import { isoText, isoTime } from './old-date.ts'
import type { OldObject } from './json-patch.ts'
import { moneyOf, numberOf, oldAmount, textOf } from './old-value.ts'

/** The four figures that the old POS kept with a customer, in cents. */
export interface OldFigures {
  readonly debt: number
  readonly paid: number
}

/** A customer made from an old one. */
export function customerFrom(old: OldObject, id: string, at: number): Customer {
  const percent = numberOf(old['discountRate'])
  const limit = moneyOf(old['creditLimit'], 'USD')
  const updatedAt = isoTime(old['lastUpdated'])
  return {
    id,
    name: textOf(old['name']),
    phone: textOf(old['phone']),
    location: textOf(old['location']),
    ...(typeof old['address'] === 'string' ? { address: textOf(old['address']) } : {}),
    ...(typeof old['email'] === 'string' ? { email: textOf(old['email']) } : {}),
    ...(typeof old['paymentTerms'] === 'string' ? { terms: textOf(old['paymentTerms']) } : {}),
    ...(percent !== undefined && Number.isSafeInteger(percent * 100)
      ? { discountPercent: percent * 100 }
      : {}),
    ...(limit === null ? {} : { creditLimit: limit }),
    registeredAt: at,
    ...(updatedAt === undefined ? {} : { updatedAt }),
  }
}

/** A customer as the old POS would have written it; `figures` are the sums of its entries in dollars. */
export function oldCustomerOf(customer: Customer, oldId: number, figures: OldFigures): OldObject {
  const { address, email, terms, discountPercent, creditLimit, updatedAt } = customer
  const debt = oldAmount(figures.debt, 'USD')
  const paid = oldAmount(figures.paid, 'USD')
  return {
    id: oldId,
    name: customer.name,
    phone: customer.phone,
    location: customer.location,
    ...(address === undefined ? {} : { address }),
    ...(email === undefined ? {} : { email }),
    ...(terms === undefined ? {} : { paymentTerms: terms }),
    ...(discountPercent === undefined ? {} : { discountRate: discountPercent / 100 }),
    ...(creditLimit === undefined
      ? {}
      : { creditLimit: oldAmount(creditLimit.amount, creditLimit.currency) }),
    currentBalance: oldAmount(figures.debt - figures.paid, 'USD'),
    totalDebt: debt,
    totalPaid: paid,
    totalSpent: debt,
    registrationDate: isoText(customer.registeredAt),
    ...(updatedAt === undefined ? {} : { lastUpdated: isoText(updatedAt) }),
    purchaseHistory: [],
  }
}
