import type { BackupRow } from '../../../shared/browser/engine-api.ts'

/** A person wants to know more about a backup, or to do something with it. */
export class PointOpenedEvent extends Event {
  readonly row: BackupRow

  constructor(row: BackupRow) {
    super('point-opened')
    this.row = row
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'point-opened': PointOpenedEvent
  }
}
