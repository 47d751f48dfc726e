import type { Currency } from '../money.ts'
import type { FormerName, ItemKind } from '../records/item.ts'

/** What others need to know of an imported item. */
export interface JoinedItem {
  readonly id: string
  readonly kind: ItemKind
  /** As it stood in the catalogue of the old file. */
  readonly oldBarcode: string
  readonly name: string
  readonly formerNames?: readonly FormerName[] | undefined
}

/** What others need to know of an imported customer. */
export interface JoinedCustomer {
  readonly id: string
  /** Its number in the old file; null when it had none. */
  readonly oldId: number | null
}

/** What others need to know of an imported document. */
export interface JoinedDocument {
  readonly id: string
  readonly currency: Currency
  /** As the old document says. */
  readonly customer: string
  readonly paymentMethod: string
}

/** How records of the old POS find each other: items by raw barcode, then by exact name; documents by number; the first one wins. */
export class OldJoins {
  readonly #byBarcode = new Map<string, JoinedItem>()
  readonly #byName = new Map<string, JoinedItem>()
  readonly #byItemId = new Map<string, JoinedItem>()
  readonly #customers = new Map<string, JoinedCustomer>()
  readonly #oldCustomerIds = new Map<string, number | null>()
  readonly #byNumber = new Map<string, JoinedDocument>()
  readonly #byDocumentId = new Map<string, JoinedDocument>()

  addItem(item: JoinedItem): void {
    if (item.oldBarcode !== '' && !this.#byBarcode.has(item.oldBarcode))
      this.#byBarcode.set(item.oldBarcode, item)
    if (item.name !== '' && !this.#byName.has(item.name)) this.#byName.set(item.name, item)
    this.#byItemId.set(item.id, item)
  }

  itemOf(rawBarcode: string, name: string): JoinedItem | undefined {
    return this.#byBarcode.get(rawBarcode) ?? this.#byName.get(name)
  }

  itemById(id: string | undefined): JoinedItem | undefined {
    return id === undefined ? undefined : this.#byItemId.get(id)
  }

  addCustomer(key: string, customer: JoinedCustomer): void {
    if (!this.#customers.has(key)) this.#customers.set(key, customer)
    this.#oldCustomerIds.set(customer.id, customer.oldId)
  }

  /** The customer that an old `customerId` means. */
  customerOf(oldId: unknown): JoinedCustomer | undefined {
    return typeof oldId === 'number' || typeof oldId === 'string'
      ? this.#customers.get(String(oldId))
      : undefined
  }

  /** The number that a customer has in the old file; null for none. */
  oldCustomerId(id: string | undefined): number | null {
    return (id === undefined ? undefined : this.#oldCustomerIds.get(id)) ?? null
  }

  addDocument(number: string, document: JoinedDocument): void {
    if (number !== '' && !this.#byNumber.has(number)) this.#byNumber.set(number, document)
    this.#byDocumentId.set(document.id, document)
  }

  documentOf(number: unknown): JoinedDocument | undefined {
    return typeof number === 'string' ? this.#byNumber.get(number) : undefined
  }

  documentById(id: string | undefined): JoinedDocument | undefined {
    return id === undefined ? undefined : this.#byDocumentId.get(id)
  }
}
