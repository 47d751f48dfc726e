import { type LanStart, startInLan } from './start-in-lan.ts'

/** `startInLan` with this process's environment and terminal; its help page ends at SIGINT or SIGTERM. */
export async function runInLan(start: LanStart['start']): Promise<void> {
  process.umask(0o077) // keys are made before the server starts
  const print = (text: string) => void process.stdout.write(text)
  const help = await startInLan({ environment: process.env, start, print })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void help.close())
}
