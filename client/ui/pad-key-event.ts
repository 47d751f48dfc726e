/** A key of the number pad: a digit, `000`, `.`, or `back` (delete the last). */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '000' | '.' | 'back'

/** A key of the number pad was pressed. */
export class PadKeyEvent extends Event {
  readonly key: PadKey

  constructor(key: PadKey) {
    super('pad-key', { bubbles: true, composed: true })
    this.key = key
  }
}

/** `text` after `key` was pressed: digits are appended, `back` takes the last one. Leading zeros vanish before another digit. */
export function typeKey(text: string, key: PadKey): string {
  if (key === 'back') return text.slice(0, -1)
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`
  const typed = text + key
  return typed.includes('.') ? typed : typed.replace(/^0+(?=\d)/, '')
}

declare global {
  interface HTMLElementEventMap {
    'pad-key': PadKeyEvent
  }
}
