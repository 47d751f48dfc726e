import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What a list must say about itself to show only the rows in view. */
export interface VirtualRowsOptions {
  /** The element that scrolls; absent before the first render. */
  scroller(): HTMLElement | null | undefined
  /** The height of every row in CSS pixels, gap included. */
  rowHeight(): number
  /** How many rows there are at present. */
  rowCount(): number
}

/** The rows to render, and the empty space that stands for all others. */
export interface RowWindow {
  readonly first: number
  /** One after the last row to render. */
  readonly end: number
  /** CSS pixels above and below. */
  readonly before: number
  readonly after: number
}

const OVERSCAN_ROWS = 4

/**
 * Which rows of a long list of equally high rows are in view. Renders its host again only when that changes, so a
 * list of any length costs a screenful. Scrolling stays the browser's own.
 */
export class VirtualRows implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: VirtualRowsOptions
  #scroller: HTMLElement | undefined
  #resize: ResizeObserver | undefined
  #width = 0
  #height = 0
  #shown = ''

  constructor(host: ReactiveControllerHost, options: VirtualRowsOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** The inner width of the scroller in CSS pixels; 0 before the first layout. */
  get width(): number {
    return this.#width
  }

  /** What to render now. */
  get window(): RowWindow {
    const rows = this.#options.rowCount()
    const rowHeight = this.#options.rowHeight()
    const top = this.#scroller?.scrollTop ?? 0
    const height = this.#height || 900
    const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - OVERSCAN_ROWS), Math.max(0, rows - 1))
    const end = Math.min(rows, Math.ceil((top + height) / rowHeight) + OVERSCAN_ROWS)
    return {
      first,
      end: Math.max(first, end),
      before: first * rowHeight,
      after: (rows - Math.max(first, end)) * rowHeight,
    }
  }

  /** Scrolls as little as needed for row `index` to be in view. */
  reveal(index: number): void {
    const scroller = this.#scroller
    if (scroller === undefined) return
    const rowHeight = this.#options.rowHeight()
    const top = index * rowHeight
    if (top < scroller.scrollTop) scroller.scrollTop = top
    else if (top + rowHeight > scroller.scrollTop + this.#height)
      scroller.scrollTop = top + rowHeight - this.#height
  }

  /** Back to the first row: for a new search. */
  toTop(): void {
    if (this.#scroller !== undefined) this.#scroller.scrollTop = 0
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller() ?? undefined
    this.#shown = this.#key()
    if (scroller === this.#scroller) return
    this.#release()
    this.#scroller = scroller
    if (scroller === undefined) return
    scroller.addEventListener('scroll', this.#onMove, { passive: true })
    this.#resize = new ResizeObserver(this.#onMove)
    this.#resize.observe(scroller) // calls back once at first, after the layout
  }

  hostDisconnected(): void {
    this.#release()
  }

  #measure(scroller: HTMLElement): void {
    this.#width = scroller.clientWidth
    this.#height = scroller.clientHeight
  }

  readonly #onMove = (): void => {
    if (this.#scroller === undefined) return
    this.#measure(this.#scroller)
    if (this.#key() !== this.#shown) this.#host.requestUpdate()
  }

  #key(): string {
    const { first, end } = this.window
    return `${first} ${end} ${this.#width}`
  }

  #release(): void {
    this.#scroller?.removeEventListener('scroll', this.#onMove)
    this.#resize?.disconnect()
    this.#scroller = undefined
    this.#resize = undefined
  }
}
