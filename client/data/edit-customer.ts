import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newId } from '../../shared/ids.ts'
import type { Customer } from '../../shared/records/customer.ts'

/** What a person writes about a customer. */
export type CustomerForm = Pick<Customer, 'name' | 'phone' | 'location'>

/** Saves a new customer and resolves to it after it is on disk. */
export async function addCustomer(store: ShopStore, form: CustomerForm, now: number): Promise<Customer> {
  const customer: Customer = { id: newId(now), ...form, registeredAt: now }
  await store.mutate(async () => ({
    changes: [{ collection: 'customers', id: customer.id, value: customer }],
  }))
  return customer
}

/** Changes a customer; what the form does not name stays. One that is gone is written anew. */
export async function changeCustomer(
  store: ShopStore,
  before: Customer,
  form: CustomerForm,
  now: number,
): Promise<void> {
  await store.mutate(async (tx) => {
    const current = (await tx.get('customers', before.id)) ?? before
    const value: Customer = { ...current, ...form, updatedAt: now }
    return { changes: [{ collection: 'customers', id: value.id, value }] }
  })
}
