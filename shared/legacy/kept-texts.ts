import type { SectionForm } from './import-legacy.ts'
import { type KeptKind, type KeptText, legacyOf } from './kept.ts'

/** A kept text, its parts put together. */
export interface WholeText {
  readonly n: number
  readonly key: string
  readonly hasKey: boolean
  readonly text: string
}

/** What the collection `legacy` says of an imported file; empty for a shop that was never imported. */
export class KeptTexts {
  readonly #texts = new Map<string, WholeText[]>()
  readonly #forms = new Map<string, SectionForm>()

  /** `records` must come in the order of their ids. */
  constructor(records: Iterable<{ readonly id: string; readonly legacy?: object }>) {
    let last = ''
    for (const record of records) {
      const kept = legacyOf(record) as KeptText | SectionForm | undefined
      if (kept === undefined) continue
      if (kept.kind === 'form') {
        this.#forms.set(kept.section, kept as SectionForm)
        continue
      }
      const prefix = record.id.slice(0, -'.000000'.length)
      this.#add(kept, prefix === last)
      last = prefix
    }
  }

  /** Whether the shop was imported. */
  get isImported(): boolean {
    return this.#forms.size > 0
  }

  /** The texts of one kind and section, in their order. */
  of(kind: KeptKind, section: string): readonly WholeText[] {
    return this.#texts.get(`${kind} ${section}`) ?? []
  }

  /** How a section stood in the file; `undefined` when it was not there. */
  form(section: string): SectionForm | undefined {
    return this.#forms.get(section)
  }

  #add(kept: KeptText, isNextPart: boolean): void {
    const name = `${kept.kind} ${kept.section}`
    const texts = this.#texts.get(name) ?? []
    this.#texts.set(name, texts)
    const before = isNextPart ? texts.pop() : undefined
    const key = kept.keyJson === undefined ? (kept.key ?? '') : (JSON.parse(kept.keyJson) as string)
    const hasKey = kept.keyJson !== undefined || kept.key !== undefined
    texts.push({ n: kept.n, key, hasKey, text: (before?.text ?? '') + kept.text })
  }
}
