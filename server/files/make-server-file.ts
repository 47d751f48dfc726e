import { rmSync } from 'node:fs'
import { withFileErrors } from './file-error.ts'
import { fileName } from './file-name.ts'
import { partPath } from './folder.ts'
import type { OnStep } from './make-shop-files.ts'
import { placeFiles, type FilePlace, type PlacedFile } from './place-file.ts'
import { writeServerSqlite, type ServerCounts } from './server-sqlite.ts'

/** What is to be written; plain data. */
export interface ServerFileWork {
  /** The path of the running server's database. */
  readonly database: string
  readonly place: FilePlace
  /** ms UTC. */
  readonly at: number
}

/** A file of the whole server that stands under its name, and the rows in it. */
export interface MadeServerFile {
  readonly files: readonly PlacedFile[]
  readonly counts: ServerCounts
}

/** Copies the database of a running server, reads the copy back, and only then gives it its name. Nothing is left when it rejects. */
export async function makeServerFile(
  { database, place, at }: ServerFileWork,
  onStep: OnStep = () => {},
): Promise<MadeServerFile> {
  const path = partPath(place.folder, fileName('sqlite', at, false))
  return withFileErrors(place.folder, async () => {
    try {
      const counts = await writeServerSqlite(database, path, (done, total) => onStep('sqlite', done, total))
      onStep('verify', 0, 0)
      return { files: await placeFiles([{ kind: 'sqlite', path }], place, at), counts }
    } finally {
      rmSync(path, { force: true })
    }
  })
}
