import type { Invoice } from '../../records/invoice.ts'
import { idFloor } from '../../ids.ts'
import { unpackLeaf } from '../../snapshot/leaf.ts'
import type { BillSince } from '../engine-keeping.ts'
import type { ColdRow } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import { idRange } from '../store/key-range.ts'

const LEAVES_AT_ONCE = 64
/** A clock may have been set back by so much without a bill being suspect (engine 7). */
const TOLERANCE_MS = 5 * 60_000

/** The bills of a generation from a moment on (ms UTC, and five minutes before), newest first, as far as they can be read. */
export async function billsFrom(
  db: GenerationDb,
  since: number,
): Promise<{ bills: BillSince[]; isComplete: boolean }> {
  const from = idFloor(since - TOLERANCE_MS)
  const texts = new Map<string, string | null>()
  let isComplete = true
  let after = from
  for (;;) {
    const range = idRange('invoices', { from: after, fromOpen: after !== from })
    const rows = await db.run(['cold'], 'read', (tx) => tx.list('cold', range, LEAVES_AT_ONCE))
    for (const row of rows) isComplete = addLeaf(texts, row, from) && isComplete
    if (rows.length < LEAVES_AT_ONCE) break
    after = rows.at(-1)?.lastId ?? ''
  }
  const hot = await db.run(['hot'], 'read', (tx) => tx.list('hot', idRange('invoices', { from })))
  for (const { id, text } of hot) texts.set(id, text)
  const bills = [...texts.values()].flatMap((text) => (text === null ? [] : [billOf(text)]))
  return { bills: bills.toSorted((a, b) => (a.id < b.id ? 1 : -1)), isComplete }
}

/** False for a leaf that cannot be opened: this is asked when something is damaged. */
function addLeaf(texts: Map<string, string | null>, { body }: ColdRow, from: string): boolean {
  try {
    for (const { id, text } of unpackLeaf(body)) if (id >= from) texts.set(id, text)
    return true
  } catch {
    return false
  }
}

function billOf(text: string): BillSince {
  const { id, number, at, customerName, total, currency } = JSON.parse(text) as Invoice
  return { id, number, at, customerName, total, currency }
}
