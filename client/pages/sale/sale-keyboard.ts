import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { ScanBurst } from './scan-burst.ts'

/** What a key asks of the Sale. */
export type SaleKey =
  | 'search'
  | 'enter'
  | 'pay'
  | 'hold'
  | 'escape'
  | 'up'
  | 'down'
  | 'more'
  | 'less'
  | 'remove'

/** What the keyboard needs to know and to tell. */
export interface SaleKeyboardOptions {
  /** True while a dialog has the keyboard: keys are its own then, and a scan is swallowed. */
  isBlocked(): boolean
  /** True while the search field has the focus and is empty, or no field has it: keys for lines are free. */
  areLineKeysFree(): boolean
  /** A barcode was scanned. */
  onScan(code: string): void
  /** A key was pressed; answers whether it was used. */
  onKey(key: SaleKey): boolean
  /** The first key of a real keyboard was pressed. */
  onKeyboardSeen(): void
}

const ALWAYS: Readonly<Record<string, SaleKey>> = { F9: 'pay', F8: 'hold', Escape: 'escape', Enter: 'enter' }
const FOR_LINES: Readonly<Record<string, SaleKey>> = {
  '/': 'search',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'more',
  '-': 'less',
  '\u2212': 'less',
  Delete: 'remove',
}

/** Hears scans and keys of the Sale wherever the focus is, while `host` is on the screen; to be called once, in its constructor. */
export function listenToKeyboard(host: ReactiveControllerHost, options: SaleKeyboardOptions): void {
  host.addController(new SaleKeyboard(options))
}

class SaleKeyboard implements ReactiveController {
  readonly #options: SaleKeyboardOptions
  readonly #burst = new ScanBurst()
  #isSeen = false

  constructor(options: SaleKeyboardOptions) {
    this.#options = options
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKeydown, { capture: true })
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKeydown, { capture: true })
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const code = this.#burst.push(event)
    if (code !== undefined) {
      this.#swallow(event)
      if (!this.#options.isBlocked()) this.#options.onScan(code)
      return
    }
    this.#see(event)
    if (this.#options.isBlocked() || this.#belongsToControl(event)) return
    const key = ALWAYS[event.key] ?? (this.#options.areLineKeysFree() ? FOR_LINES[event.key] : undefined)
    if (key !== undefined && this.#options.onKey(key)) this.#swallow(event)
  }

  // Enter on a focused button is that button's.
  #belongsToControl(event: KeyboardEvent): boolean {
    const target = event.composedPath()[0]
    if (event.key !== 'Enter') return false
    return target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement
  }

  #see(event: KeyboardEvent): void {
    if (this.#isSeen || event.code === '') return
    this.#isSeen = true
    this.#options.onKeyboardSeen()
  }

  #swallow(event: KeyboardEvent): void {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}
