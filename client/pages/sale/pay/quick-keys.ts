import type { Currency, Money } from '../../../../shared/money.ts'

/** What the cash keys of a payment offer: sums a customer is likely to hand over, and notes that add up. */
export interface QuickKeys {
  /** Up to three round sums above what is still to pay, smallest first. */
  readonly sums: readonly Money[]
  /** Five real notes by the size of the bill, smallest first. */
  readonly notes: readonly Money[]
}

const NOTES: Readonly<Record<Currency, readonly number[]>> = {
  IQD: [250, 500, 1000, 5000, 10_000, 25_000, 50_000],
  USD: [100, 500, 1000, 2000, 5000, 10_000],
}
const ROUND_STEPS: Readonly<Record<Currency, readonly number[]>> = {
  IQD: [500, 1000, 5000, 10_000, 25_000, 50_000, 100_000],
  USD: [100, 500, 1000, 2000, 5000, 10_000, 50_000],
}
/** A step smaller than this part of the sum would only repeat the exact key. */
const SMALLEST_PART = 50
const SUMS = 3
const NOTE_KEYS = 5

/** The keys for a sum still to pay, in the currency in which it is being paid. */
export function quickKeys(still: Money): QuickKeys {
  const { amount, currency } = still
  return {
    sums: roundSums(Math.max(0, amount), currency).map((sum) => ({ amount: sum, currency })),
    notes: notesFor(amount, currency).map((note) => ({ amount: note, currency })),
  }
}

function roundSums(amount: number, currency: Currency): number[] {
  if (amount === 0) return []
  const steps = ROUND_STEPS[currency].filter((step) => step * SMALLEST_PART >= amount)
  const finest = steps[0] ?? ROUND_STEPS[currency].at(-1) ?? 1
  const found = new Set([...steps, finest].map((step) => Math.ceil(amount / step) * step))
  found.delete(amount)
  const sums = [...found].sort((a, b) => a - b).slice(0, SUMS)
  const base = sums[0] ?? amount
  const filler = steps.find((step) => step * 12 >= amount) ?? finest
  for (let sum = base + filler; sums.length < SUMS; sum += filler) if (!sums.includes(sum)) sums.push(sum)
  return sums.sort((a, b) => a - b)
}

function notesFor(amount: number, currency: Currency): readonly number[] {
  const notes = NOTES[currency]
  const top = notes.findIndex((note) => note * 4 >= amount)
  const end = Math.max(NOTE_KEYS, top === -1 ? notes.length : top + 1)
  return notes.slice(Math.min(end, notes.length) - NOTE_KEYS, end)
}
