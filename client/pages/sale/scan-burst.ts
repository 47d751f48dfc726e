/** The part of a keyboard event that tells a scanner from a person. */
export interface BurstKey {
  readonly key: string
  /** Physical key (`KeyA`, `Digit1`): a scanner sends the same ones whatever layout the device has. */
  readonly code: string
  readonly shiftKey: boolean
  /** When the key went down, in milliseconds of any steady clock. */
  readonly timeStamp: number
}

const MAX_GAP_MS = 45
const MAX_END_GAP_MS = 120
const MIN_LENGTH = 4

/**
 * Hears a barcode in a stream of keys: at least four characters, each within 45 ms of the one before, closed by Enter
 * or Tab. Nobody types that fast, so the code counts wherever the focus is.
 */
export class ScanBurst {
  #text = ''
  #last = Number.NEGATIVE_INFINITY

  /** Takes the next key; gives the code when this key closes a burst, else `undefined`. */
  push(event: BurstKey): string | undefined {
    const gap = event.timeStamp - this.#last
    if (event.key === 'Enter' || event.key === 'Tab') return this.#close(gap)
    const character = scannedCharacter(event)
    if (character === undefined) return undefined
    this.#text = gap <= MAX_GAP_MS ? this.#text + character : character
    this.#last = event.timeStamp
    return undefined
  }

  /** True while characters come too fast for a person: whoever edits text may want to take them back. */
  get isBurst(): boolean {
    return this.#text.length >= MIN_LENGTH
  }

  #close(gap: number): string | undefined {
    const text = this.#text
    this.#text = ''
    this.#last = Number.NEGATIVE_INFINITY
    return gap <= MAX_END_GAP_MS && text.length >= MIN_LENGTH ? text : undefined
  }
}

/**
 * The Latin character that the scanner meant, or `undefined` for a key that writes nothing. With an Arabic or Kurdish
 * layout the device turns a scanner's `A1` into `ش١`; the physical key still says what was meant.
 */
export function scannedCharacter(event: BurstKey): string | undefined {
  if (event.key.length !== 1) return undefined
  if (/^[\u0020-\u007e]$/.test(event.key)) return event.key
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  if (digit !== undefined && !event.shiftKey) return digit
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (letter !== undefined) return event.shiftKey ? letter : letter.toLowerCase()
  return event.key
}
