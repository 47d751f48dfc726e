/** Somebody chose or dropped a file. */
export class FileChosenEvent extends Event {
  readonly file: File

  constructor(file: File) {
    super('file-chosen')
    this.file = file
  }
}

declare global {
  interface HTMLElementEventMap {
    'file-chosen': FileChosenEvent
  }
}
