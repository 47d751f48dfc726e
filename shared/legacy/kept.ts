import { PosError } from '../errors.ts'
import type { CollectionName } from '../sections.ts'
import { canonicalRecord } from '../snapshot/canonical.ts'
import { applyPatch, diffJson, type JsonPatch, type OldObject } from './json-patch.ts'

/** Takes what an import makes: canonical texts of records, in any order. */
export interface RecordSink {
  put(collection: CollectionName, id: string, text: string): void
  /** Called when a collection is complete; nothing more of it comes. */
  finish(collection: CollectionName): Promise<void>
}

/** Where an old record stood: its place in its section, and its key when the section was a map. */
export interface OldPlace {
  readonly n: number
  readonly key?: string
}

/**
 * What a record keeps of the one it was made from (its field `legacy`): its place, and either a patch from what can be
 * recomputed or, where JSON is too odd for that, its whole `text`. `made` marks what the import itself added.
 */
export interface LegacyPart extends JsonPatch {
  readonly n?: number
  readonly key?: string
  readonly text?: string
  /** A document's barcodes stood as `;code;`. */
  readonly wrapped?: true
  /** Stock at the import, where the inventory page had another figure. */
  readonly milli?: number
  readonly made?: 'import'
}

/** One old record with its parsed value and its text. */
export interface OldRecord extends OldPlace {
  readonly value: unknown
  readonly text: string
}

/** The parts of one long text are at most so long, so that no record comes near its limit. */
const PART_LENGTH = 60_000

/** What the old record was: `base` is what the new one alone would be written as. */
export function originalOf(base: OldObject, legacy: LegacyPart): OldObject {
  return (legacy.text === undefined ? applyPatch(base, legacy) : JSON.parse(legacy.text)) as OldObject
}

/** True when the record came from an old file and has its place there. */
export function isOld(legacy: LegacyPart | undefined): legacy is LegacyPart & { n: number } {
  return legacy?.n !== undefined
}

/** The legacy part of a record, if any. */
export function legacyOf(record: { readonly legacy?: object }): LegacyPart | undefined {
  return record.legacy
}

/**
 * Puts a new record that carries the old one's remainder. What no record can carry is kept as text beside it, so nothing
 * is lost; false when even the new record is impossible (then only the text is kept).
 */
export function putKept(
  sink: RecordSink,
  collection: CollectionName,
  section: string,
  made: {
    readonly record: { readonly id: string }
    readonly base: OldObject
    readonly old: OldRecord
    readonly extra?: LegacyPart
  },
): boolean {
  const { record, base, old } = made
  const place = { n: old.n, ...(old.key === undefined ? {} : { key: old.key }), ...made.extra }
  const patch = diffJson(base, old.value as object)
  const kept = {
    ...patch,
    ...place,
    ...(patch.set === undefined && made.extra?.set === undefined
      ? {}
      : { set: { ...made.extra?.set, ...patch.set } }),
  }
  const text =
    tryCanonical({ ...record, legacy: kept }) ??
    tryCanonical({ ...record, legacy: { ...place, text: wellFormed(old.text) } })
  if (text === undefined) putRow(sink, section, old)
  else sink.put(collection, record.id, text)
  return text !== undefined
}

/** Keeps an old record that could not be understood, as text. */
export function putRow(sink: RecordSink, section: string, old: OldRecord): void {
  const kept = new TextKeeper(sink, 'row', section, old)
  kept.add(old.text)
  kept.end()
}

/** Keeps a text of any length in the collection `legacy`, in parts that no limit minds. */
export class TextKeeper {
  readonly #sink: RecordSink
  readonly #prefix: string
  readonly #head: object
  #part = 0
  #rest = ''

  constructor(sink: RecordSink, kind: KeptKind, section: string, place: OldPlace) {
    this.#sink = sink
    this.#prefix = `${kind}.${section}.${String(place.n).padStart(9, '0')}`
    this.#head = {
      kind,
      section,
      n: place.n,
      ...keyOf(place.key),
    }
  }

  add(text: string): void {
    this.#rest += text
    while (this.#rest.length > PART_LENGTH) {
      const cut = isHighSurrogate(this.#rest.charCodeAt(PART_LENGTH - 1)) ? PART_LENGTH - 1 : PART_LENGTH
      this.#put(this.#rest.slice(0, cut))
      this.#rest = this.#rest.slice(cut)
    }
  }

  end(): void {
    if (this.#part === 0 || this.#rest !== '') this.#put(this.#rest)
    this.#rest = ''
  }

  #put(text: string): void {
    const id = `${this.#prefix}.${String(this.#part).padStart(6, '0')}`
    this.#part += 1
    this.#sink.put('legacy', id, canonicalRecord({ id, legacy: { ...this.#head, text: wellFormed(text) } }))
  }
}

/** What a kept text is: a record, a whole section, a key of `data` or of the file that we do not know, a member of the shop's data. */
export type KeptKind = 'row' | 'whole' | 'extra' | 'top' | 'member'

/** A kept text as it is read back (parts still separate). */
export interface KeptText extends OldPlace {
  readonly kind: KeptKind | 'form' | 'file'
  readonly section: string
  readonly text: string
  /** Instead of `key` where the key has half a character in it. */
  readonly keyJson?: string
}

/** JSON text in which halves of characters stand as escapes, which mean the same. */
export function wellFormed(text: string): string {
  if (text.isWellFormed()) return text
  return text.replace(/[\ud800-\udfff]/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`)
}

function keyOf(key: string | undefined): object {
  if (key === undefined) return {}
  return key.isWellFormed() ? { key } : { keyJson: JSON.stringify(key) }
}

function tryCanonical(record: object): string | undefined {
  try {
    return canonicalRecord(record)
  } catch (cause) {
    if (cause instanceof PosError && (cause.code === 'not_canonical' || cause.code === 'record_too_large'))
      return undefined
    throw cause
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}
