import type { ReadObject } from '../readable/open-backup.ts'
import { checkFile, type CheckedFile, type CheckFileWork } from './check-file.ts'
import { makeServerFile, type MadeServerFile, type ServerFileWork } from './make-server-file.ts'
import { makeShopFiles, type MadeShopFiles, type OnStep, type ShopFilesWork } from './make-shop-files.ts'

/** Work on files as plain data, which may be done in a thread of its own. */
export type FileWork =
  | { readonly kind: 'shop'; readonly work: ShopFilesWork }
  | { readonly kind: 'server'; readonly work: ServerFileWork }
  | { readonly kind: 'check'; readonly work: CheckFileWork }

/** What comes of each kind of work. */
export interface FileWorkResults {
  readonly shop: MadeShopFiles
  readonly server: MadeServerFile
  readonly check: CheckedFile
}

/** What work on files needs from outside. */
export interface FileWorkParts {
  /** Gives the sealed objects of the shop; only a shop's files need them. */
  readonly read: ReadObject
  readonly onStep: OnStep
}

/** Does work on files, here or in a thread. Rejects with a `PosError` where the reason is known. */
export type FileWorker = <Kind extends FileWork['kind']>(
  work: Extract<FileWork, { kind: Kind }>,
  parts: FileWorkParts,
) => Promise<FileWorkResults[Kind]>

/** Does the work in this thread; a large shop keeps it busy for many seconds. */
export const workHere: FileWorker = (async (work: FileWork, { read, onStep }: FileWorkParts) => {
  switch (work.kind) {
    case 'shop':
      return makeShopFiles(work.work, read, onStep)
    case 'server':
      return makeServerFile(work.work, onStep)
    case 'check':
      return checkFile(work.work)
  }
}) as FileWorker
