import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { NODE_FLAGS } from './node-flags.ts'

const MAIN = join(import.meta.dirname, '../../server/main.ts')

/** Compiled once for all starts: the tests start many servers. */
export const QUICK = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: join(tmpdir(), 'sonic-compile-cache'),
}

/** A real server process on a data folder of its own. */
export interface SpawnedServer {
  url: string
  process: ChildProcess
  /** Everything it wrote to stderr so far: its log. */
  log(): string
  /** Sends a signal and resolves with the exit code (null for a kill). */
  end(signal: NodeJS.Signals): Promise<number | null>
}

let starts = 0

/** Starts `server/main.ts` on any free port and waits until it says that it is up; throws with its log when it is not. */
export async function spawnServer(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<SpawnedServer> {
  const name = join(dataDir, `start-${process.pid}-${(starts += 1)}`)
  const [out, err] = [openSync(`${name}.out`, 'w'), openSync(`${name}.err`, 'w')]
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    env: { ...QUICK, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace', ...environment },
    stdio: ['ignore', out, err],
  })
  closeSync(out)
  closeSync(err)
  const exit = new Promise<number | null>((resolve) => void child.once('exit', (code) => resolve(code)))
  const log = () => readFileSync(`${name}.err`, 'utf8')
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return exit
  }
  while (child.exitCode === null) {
    const url = /ready at (\S+)/.exec(readFileSync(`${name}.out`, 'utf8'))?.[1]
    if (url !== undefined) return { url, process: child, log, end }
    await wait(10)
  }
  throw new Error(`the server did not start: ${log()}`)
}
