/** A pairing code was read by the camera. */
export class CodeReadEvent extends Event {
  /** What the QR code says: an address with the code behind its `#`. */
  readonly pairing: string

  constructor(pairing: string) {
    super('code-read')
    this.pairing = pairing
  }
}

declare global {
  interface HTMLElementEventMap {
    'code-read': CodeReadEvent
  }
}
