import { spawn, type ChildProcess } from 'node:child_process'
import { openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { NODE_FLAGS } from '../../contract/node-flags.ts'

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../../..')

/** A real server process with a data folder of its own. */
export interface RunningServer {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>
  /** Asks it to finish and waits until it has. */
  stop(): Promise<void>
}

/** Starts the server as `npm start` does, on `port` (0 = any free one). The caller stops it. */
export async function startServer(
  dataDir: string,
  port = 0,
  program = 'server/main.ts',
  extra: NodeJS.ProcessEnv = {},
): Promise<RunningServer> {
  const log = openSync(join(dataDir, 'server.log'), 'a')
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, program)], {
    cwd: ROOT,
    env: { ...process.env, ...extra, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', log],
  })
  // A test that fails must not leave it behind.
  const abandon = (): void => void child.kill('SIGKILL')
  process.once('exit', abandon)
  child.once('exit', () => process.off('exit', abandon))
  const url = await readAddress(child)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    await ended
  }
  return { url, dataDir, pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

async function readAddress(child: ChildProcess): Promise<string> {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  for (let tries = 0; tries < 2400; tries++) {
    const found = /http:\/\/\S+:\d+/.exec(text)
    if (found) return found[0]
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${text}`)
    await sleep(50)
  }
  throw new Error(`the server did not say its address: ${text}`)
}
