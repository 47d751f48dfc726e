import type { CollectionName } from '../../../shared/sections.ts'

/** How many records each collection has. */
export type Counts = Readonly<Partial<Record<string, number>>>

/** What the card lists: a collection that people know by a name. */
export interface ProtectedKind {
  readonly name:
    | 'bills'
    | 'returns'
    | 'items'
    | 'stock_moves'
    | 'customers'
    | 'debts'
    | 'repairs'
    | 'transfers'
    | 'kept'
    | 'loans'
  readonly icon: string
  readonly collection: CollectionName
  /** Its records are never changed once written: equal counts mean that all of them are there. */
  readonly isLedger: boolean
}

/** The kinds in the order of the card. */
export const PROTECTED: readonly ProtectedKind[] = [
  { name: 'bills', icon: 'receipt-text', collection: 'invoices', isLedger: true },
  { name: 'returns', icon: 'undo-2', collection: 'returns', isLedger: true },
  { name: 'items', icon: 'package', collection: 'items', isLedger: false },
  { name: 'stock_moves', icon: 'layers', collection: 'movements', isLedger: true },
  { name: 'customers', icon: 'users', collection: 'customers', isLedger: false },
  { name: 'debts', icon: 'hand-coins', collection: 'debt_entries', isLedger: true },
  { name: 'repairs', icon: 'wrench', collection: 'services', isLedger: false },
  { name: 'transfers', icon: 'truck', collection: 'transfers', isLedger: false },
  { name: 'kept', icon: 'wallet', collection: 'kaka_transactions', isLedger: true },
  { name: 'loans', icon: 'book-user', collection: 'kaka_loans', isLedger: true },
]

/** One line of "What is protected". `safe` is said only with the server's answer at hand. */
export interface ProtectedRow {
  readonly kind: ProtectedKind
  readonly count: number
  /** Records that the newest backup does not have yet. */
  readonly waiting: number
  readonly state: 'safe' | 'waits' | 'here'
}

/**
 * The lines for what is here (`counts`) against what the newest confirmed backup holds (`backup`, `undefined` when unknown).
 * `hasAll` is true when the server said that it has exactly what is here.
 */
export function protectedRows(counts: Counts, backup: Counts | undefined, hasAll: boolean): ProtectedRow[] {
  return PROTECTED.map((kind) => {
    const count = counts[kind.collection] ?? 0
    const waiting = backup === undefined || hasAll ? 0 : Math.max(0, count - (backup[kind.collection] ?? 0))
    return { kind, count, waiting, state: stateOf(kind, waiting, backup !== undefined, hasAll) }
  })
}

function stateOf(
  kind: ProtectedKind,
  waiting: number,
  isKnown: boolean,
  hasAll: boolean,
): ProtectedRow['state'] {
  if (hasAll) return 'safe'
  if (waiting > 0) return 'waits'
  // Equal counts prove nothing for records that can be edited.
  return isKnown && kind.isLedger ? 'safe' : 'here'
}

/** Every record of the shop. */
export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0)
}
