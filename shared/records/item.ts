import * as z from 'zod/mini'
import type { Money } from '../money.ts'
import {
  baseFields,
  integer,
  maybeText,
  money,
  text,
  time,
  type RecordBase,
  type RecordSchema,
} from './fields.ts'

/** Whether selling it moves stock. */
export type ItemKind = 'product' | 'service'

/** Something the shop sells. */
export interface Item extends RecordBase {
  /** The main code as it was typed or scanned first, '' when there is none. Never parsed as a number. */
  readonly barcode: string
  /** Everything a scanner may send for it, besides `barcode`: without wrappers, further codes. */
  readonly codes: readonly string[]
  /** As typed: never trimmed or normalised. */
  readonly name: string
  readonly kind: ItemKind
  /** Free text, '' for none. */
  readonly category: string
  /** Free text, '' for none. */
  readonly supplier: string
  /** What it cost the shop; null when unknown. */
  readonly cost: Money | null
  /** What it sells for, in the item's own currency; null when unknown. */
  readonly price: Money | null
  /** Stock at or below which it is low, in thousandths. */
  readonly minMilli: number
  readonly description: string
  /** ms UTC. */
  readonly addedAt: number
  /** ms UTC. */
  readonly updatedAt: number
  /** True when it is no longer sold but has history. */
  readonly archived?: boolean
  /** Names that it had before, oldest first; `until` in ms UTC is when the name was changed. */
  readonly formerNames?: readonly FormerName[]
}

/** A name that an item had until a moment. */
export interface FormerName {
  readonly name: string
  /** ms UTC. */
  readonly until: number
}

/** The name that an item had at a moment (ms UTC). */
export function nameAt(
  item: { readonly name: string; readonly formerNames?: readonly FormerName[] | undefined },
  at: number,
): string {
  return item.formerNames?.find(({ until }) => at < until)?.name ?? item.name
}

/** The item under another name from `now` (ms UTC) on; the same item when the name is the same. */
export function renamed(item: Item, name: string, now: number): Item {
  if (name === item.name) return item
  return { ...item, name, formerNames: [...(item.formerNames ?? []), { name: item.name, until: now }] }
}

/** The kinds of things sold. */
export const itemKind = z.enum(['product', 'service'])

/** Checks an item. */
export const itemSchema: RecordSchema<Item> = z.looseObject({
  ...baseFields,
  barcode: text,
  codes: z.array(text),
  name: text,
  kind: itemKind,
  category: text,
  supplier: text,
  cost: z.nullable(money),
  price: z.nullable(money),
  minMilli: integer,
  description: text,
  addedAt: time,
  updatedAt: time,
  archived: z.exactOptional(z.boolean()),
  formerNames: z.exactOptional(z.array(z.looseObject({ name: text, until: time }))),
})

/** A named group of items, or a supplier of them. */
export interface Named extends RecordBase {
  readonly name: string
  readonly note?: string
}

/** Checks a category or a supplier. */
export const namedSchema: RecordSchema<Named> = z.looseObject({ ...baseFields, name: text, note: maybeText })
