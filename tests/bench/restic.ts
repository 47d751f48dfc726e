import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A restic repository (format 2) of one file that is backed up again and again. */
export interface ResticRepository {
  backUp(file: string): void
  /** Everything that the repository has on the disk. */
  bytes(): number
}

/** A new repository in `folder`; undefined when restic is not installed. */
export function openRestic(folder: string): ResticRepository | undefined {
  const run = (...words: string[]) =>
    spawnSync('restic', ['--repo', folder, '--quiet', ...words], {
      env: { ...process.env, RESTIC_PASSWORD: 'bench', RESTIC_CACHE_DIR: `${folder}-cache` },
      encoding: 'utf8',
    })
  const made = run('init', '--repository-version', '2')
  if (made.error !== undefined) return undefined
  const expectDone = ({ status, stderr }: typeof made) => {
    if (status !== 0) throw new Error(`restic: ${stderr}`)
  }
  expectDone(made)
  return {
    backUp: (file) => expectDone(run('backup', file)),
    bytes: () => bytesIn(folder),
  }
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return files.reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0)
}
