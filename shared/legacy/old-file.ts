import { PosError } from '../errors.ts'
import { SECTIONS } from '../sections.ts'
import { ElementSplitter } from './element-splitter.ts'
import { indexFile, type ByteRange, type FileIndex, type LegacySource } from './file-index.ts'
import { isoTime } from './old-date.ts'
import { OLD_KEYS, type OldKey } from './old-keys.ts'
import type { OldRecord } from './kept.ts'
import { sectionText, wholeText } from './section-text.ts'
import { isOwnMember, isShopFile } from './shop-file.ts'

/** Sections that are arrays of records in every version of the old POS. */
export const LIST_KEYS = [
  'sonic_invoices',
  'sonic_returns',
  'sonic_transfers',
  'sonic_activity_data',
  'sonic_inventory_data',
  'sonic_services',
  'sonic_stores',
] as const satisfies readonly OldKey[]
/** Sections that are one number, as text or not. */
export const SCALAR_KEYS = [
  'sonic_invoice_counter',
  'sonic_return_counter',
  'sonic_iqd_rate',
  'sonic_iqd_per_usd',
  'sonic_store_counter',
] as const satisfies readonly OldKey[]
/** Sections that nothing reads: any JSON, or any text, is kept as it is. */
export const WHOLE_KEYS = [
  'sonic_items_data',
  'sonic_debts',
  'sonic_security_state',
] as const satisfies readonly OldKey[]

/** A section that is an array of records. */
export type ListKey = (typeof LIST_KEYS)[number]
/** A section that is one number. */
export type ScalarKey = (typeof SCALAR_KEYS)[number]

/** How a section stands in the file. `text`: its JSON inside a string; `value`: as it is. */
export type OldForm = 'text' | 'value' | 'null' | 'missing'

const SMALL_MAX = 1_000
const TINY = 64
const SHOP_MAX = 160_000_000
const OTHER_MAX = 64_000_000

/** Something in the file that is kept as it stands: a whole section, an unknown key of `data`, or a member of the file. */
export interface OtherText {
  readonly kind: 'whole' | 'extra' | 'top'
  readonly key: string
  readonly text: string
}

/** Called as the file is read: bytes so far, counted anew for each time through. */
export type OnBytes = (count: number) => void

/** An opened backup file of the old POS. Sections can be read in any order and again; nothing is held. */
export class OldFile {
  readonly index: FileIndex
  /** When the file says it was made, ms UTC. */
  readonly madeAt: number | undefined
  readonly #source: LegacySource

  private constructor(source: LegacySource, index: FileIndex, madeAt: number | undefined) {
    this.#source = source
    this.index = index
    this.madeAt = madeAt
  }

  /** Looks through the file once. Throws `file_foreign`, `file_invalid`, `file_truncated`. */
  static async open(source: LegacySource, onBytes?: OnBytes): Promise<OldFile> {
    let seen = 0
    const index = await indexFile(source, (done) => {
      onBytes?.(done - seen)
      seen = done
    })
    return OldFile.of(source, index)
  }

  /** As `open`, of a file that was looked through already. Throws `file_foreign`, `file_invalid`. */
  static async of(source: LegacySource, index: FileIndex): Promise<OldFile> {
    if (!OLD_KEYS.some((key) => index.data.has(key)))
      throw new PosError('file_foreign', 'no section of the old POS is in it', { field: 'data' })
    const stamp = index.members.get('timestamp')
    const text =
      stamp === undefined || stamp.to - stamp.from > SMALL_MAX
        ? ''
        : await wholeText(
            sectionText(source, { ...stamp, isText: false }, 'timestamp'),
            'timestamp',
            SMALL_MAX,
          )
    return new OldFile(source, index, text === '' ? undefined : isoTime(parseJson(text, 'timestamp')))
  }

  get size(): number {
    return this.#source.size
  }

  /** How the section stands in the file. */
  async form(key: OldKey): Promise<OldForm> {
    const range = this.index.data.get(key)
    if (range === undefined) return 'missing'
    if (range.isText) return 'text'
    return range.to - range.from <= 5 && (await this.raw(key)) === 'null' ? 'null' : 'value'
  }

  /** The JSON of a small section as it stands in the file, quotes and escapes included. */
  async raw(key: OldKey): Promise<string> {
    return this.#json(this.index.data.get(key), key, SMALL_MAX)
  }

  /**
   * What no version of ours reads, as it stands in the file: whole sections, keys of `data` and members of the file that
   * are unknown; not what a server of ours wrote beside the old form. Throws `file_invalid` for what is no JSON, `file_too_large` beyond 64 million characters.
   */
  async *others(): AsyncGenerator<OtherText> {
    const known = new Set<string>(OLD_KEYS)
    const isOurs = isShopFile(this.index)
    for (const [key, range] of this.index.data) {
      if (isOurs && Object.hasOwn(SECTIONS, key) && !known.has(key)) continue
      const isWhole = WHOLE_KEYS.some((one) => one === key)
      if (isWhole || !known.has(key))
        yield { kind: isWhole ? 'whole' : 'extra', key, text: await this.#json(range, key, OTHER_MAX) }
    }
    for (const [key, range] of this.index.members)
      if (key !== 'data' && !(isOurs && isOwnMember(key)))
        yield { kind: 'top', key, text: await this.#json(range, key, OTHER_MAX) }
  }

  async #json(range: ByteRange | undefined, field: string, max: number): Promise<string> {
    if (range === undefined) throw new PosError('internal', `no section ${field}`)
    const text = await wholeText(sectionText(this.#source, { ...range, isText: false }, field), field, max)
    parseJson(text, field)
    return text
  }

  /** The number or text of a scalar section, `undefined` for none. Throws `file_invalid` when it is something else. */
  async scalar(key: ScalarKey): Promise<string | number | undefined> {
    const form = await this.form(key)
    if (form === 'missing' || form === 'null') return undefined
    if (this.#length(key) > SMALL_MAX) throw wrongType(key)
    const value = parseJson(await this.raw(key), key)
    if (typeof value !== 'string' && typeof value !== 'number') throw wrongType(key)
    return value
  }

  /** The members of the shop's data, each as text. Throws `file_invalid` when it is no object. */
  async shopMembers(onBytes?: OnBytes): Promise<ReadonlyMap<string, string>> {
    const members = new Map<string, string>()
    const field = 'sonic_shop_data'
    let size = 0
    for await (const elements of this.#elements(field, 'map', onBytes)) {
      for (const { key, text } of elements) {
        parseJson(text, `${field}.${key}`)
        members.set(key ?? '', text)
        size += text.length
      }
      if (size > SHOP_MAX) throw new PosError('file_too_large', `section ${field} is too large`, { field })
    }
    return members
  }

  /** The records of a list section, in batches. Throws `file_invalid` or `file_truncated` naming the section. */
  async *records(key: ListKey, onBytes?: OnBytes): AsyncGenerator<OldRecord[]> {
    let n = 0
    for await (const elements of this.#elements(key, 'array', onBytes)) {
      yield elements.map(({ text }) => {
        n += 1
        return { n: n - 1, text, value: parseJson(text, key) }
      })
    }
  }

  #length(key: OldKey): number {
    const range = this.index.data.get(key)
    return range === undefined ? 0 : range.to - range.from
  }

  async *#elements(key: OldKey, kind: 'array' | 'map', onBytes?: OnBytes) {
    const range = this.index.data.get(key)
    const form = await this.form(key)
    if (range === undefined || form === 'null') return
    if (range.isText && this.#length(key) < TINY) {
      const text = (await wholeText(sectionText(this.#source, range, key), key, TINY)).trim()
      if (text === '' || text === 'null') return
    }
    const splitter = new ElementSplitter(key)
    let isFirst = true
    for await (const piece of sectionText(this.#source, range, key, onBytes)) {
      if (isFirst && piece.trim() === '') continue
      if (isFirst && piece.trimStart()[0] !== (kind === 'array' ? '[' : '{')) throw wrongType(key)
      isFirst = false
      const found = splitter.push(piece)
      if (found.length > 0) yield found
    }
    if (isFirst) throw wrongType(key)
    splitter.end()
  }
}

/** The elements of a member of the shop's data; `form` tells an empty list from none. Throws `file_invalid` for another type. */
export function memberRecords(
  text: string | undefined,
  field: string,
): { form: MemberForm; records: OldRecord[] } {
  if (text === undefined) return { form: 'missing', records: [] }
  if (text.trim() === 'null') return { form: 'null', records: [] }
  if (!/^\s*[[{]/.test(text)) throw wrongType(field)
  const splitter = new ElementSplitter(field)
  const elements = splitter.push(text)
  const form = splitter.end()
  if (form === 'array')
    return { form, records: elements.map(({ text }, n) => ({ n, text, value: parseJson(text, field) })) }
  const last = new Map(elements.map((element) => [element.key ?? '', element.text]))
  const records = [...last].map(([key, text], n) => ({ n, key, text, value: parseJson(text, field) }))
  return { form, records }
}

/** How a member of the shop's data stands in it. */
export type MemberForm = 'array' | 'map' | 'null' | 'missing'

function parseJson(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PosError('file_invalid', `${field} is not JSON`, { field, cause })
  }
}

function wrongType(field: string): PosError {
  return new PosError('file_invalid', `${field} is of the wrong type`, { field })
}
