import { PosError } from '../errors.ts'
import { ElementSplitter } from './element-splitter.ts'
import { indexFile, type ByteRange, type FileIndex, type LegacySource } from './file-index.ts'
import type { OldRecord } from './kept.ts'
import { isObject } from './json-patch.ts'
import { isoTime } from './old-date.ts'
import type { OnBytes, OtherText } from './old-file.ts'
import { sectionText, wholeText } from './section-text.ts'

/** The two lists of a KakaWallet backup; what each person did stands inside of the person. */
export const KAKA_LISTS = ['users', 'loanPersons'] as const

/** A list of a KakaWallet backup. */
export type KakaList = (typeof KAKA_LISTS)[number]

const OTHER_MAX = 1_000_000

/** True for the members of a KakaWallet backup, of the generation with one keeper or with several. */
export function isKakaIndex({ members, data }: FileIndex): boolean {
  return data.size === 0 && KAKA_LISTS.every((list) => members.has(list))
}

/** An opened KakaWallet backup in JSON. Its lists can be read in any order and again; nothing is held. */
export class KakaFile {
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
  static async open(source: LegacySource): Promise<KakaFile> {
    const index = await indexFile(source)
    if (!isKakaIndex(index)) throw new PosError('file_foreign', 'no lists of KakaWallet are in it')
    const range = index.members.get('metadata')
    const metadata = range === undefined ? undefined : await jsonOf(source, range, 'metadata')
    return new KakaFile(
      source,
      index,
      isObject(metadata?.value) ? isoTime(metadata.value['timestamp']) : undefined,
    )
  }

  /** The persons of a list, in batches, with their movements still in them. Throws `file_invalid` or `file_truncated` naming the list. */
  async *persons(list: KakaList, onBytes?: OnBytes): AsyncGenerator<OldRecord[]> {
    const range = this.index.members.get(list)
    if (range === undefined) return
    const splitter = new ElementSplitter(list)
    let n = 0
    let isFirst = true
    for await (const piece of sectionText(this.#source, range, list, onBytes)) {
      if (isFirst && (range.isText || piece[0] !== '[')) throw wrongType(list)
      isFirst = false
      const found = splitter.push(piece).map(({ text }) => {
        n += 1
        return { n: n - 1, text, value: parse(text, list) }
      })
      if (found.length > 0) yield found
    }
    if (splitter.end() !== 'array') throw wrongType(list)
  }

  /** The other members, as they stand in the file. Throws `file_invalid`, `file_too_large`. */
  async *others(): AsyncGenerator<OtherText> {
    for (const [key, range] of this.index.members) {
      if (KAKA_LISTS.some((list) => list === key)) continue
      yield { kind: 'top', key, text: (await jsonOf(this.#source, range, key)).text }
    }
  }
}

async function jsonOf(source: LegacySource, range: ByteRange, field: string) {
  const text = await wholeText(sectionText(source, { ...range, isText: false }, field), field, OTHER_MAX)
  return { text, value: parse(text, field) }
}

function parse(text: string, field: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PosError('file_invalid', `${field} is not JSON`, { field, cause })
  }
}

function wrongType(field: string): PosError {
  return new PosError('file_invalid', `${field} is of the wrong type`, { field })
}
