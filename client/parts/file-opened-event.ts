import type { FileRow } from '../../shared/browser/engine-care.ts'

/** A person wants to know more about one of the server's files. */
export class FileOpenedEvent extends Event {
  readonly file: FileRow

  constructor(file: FileRow) {
    super('file-opened')
    this.file = file
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'file-opened': FileOpenedEvent
  }
}
