/** A short word that something is done; with `undo`, the way back for six seconds. */
export interface Toast {
  readonly text: string
  /** Icon name; a check mark unless told. */
  readonly icon?: string
  /** The word on the button; "Undo" unless told. */
  readonly action?: string
  undo?(): void
}

/** Asks the shell to show a toast. */
export class ToastEvent extends Event {
  readonly toast: Toast

  constructor(toast: Toast) {
    super('pos-toast')
    this.toast = toast
  }
}

/** Shows `toast` over the page; a newer one takes its place. For "done" and "undo" only: errors stay where they happened. */
export function showToast(toast: Toast): void {
  window.dispatchEvent(new ToastEvent(toast))
}

declare global {
  interface WindowEventMap {
    'pos-toast': ToastEvent
  }
}
