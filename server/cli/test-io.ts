import type { CliIo } from './cli-io.ts'
import { runCli } from './run-cli.ts'

/** What a command printed, and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  /** What it showed on its bar, once each. */
  readonly shown: readonly string[]
}

/** Runs a command in this process. */
export async function runTest(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  more: Partial<CliIo> = {},
): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const shown = new Set<string>()
  const io: CliIo = {
    env,
    cwd: env['DATA_DIR'] ?? '/nowhere',
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    progress: { show: (what) => void shown.add(what), end: () => undefined },
    askSecret: async () => undefined,
    now: Date.now,
    ...more,
  }
  const code = await runCli(args, io)
  return { code, out: out.join(''), err: err.join(''), shown: [...shown] }
}

/** The JSON object that a command printed with `--json`; throws when it printed anything else. */
export async function runJson(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  more: Partial<CliIo> = {},
): Promise<{ code: number; json: Record<string, unknown> }> {
  const { code, out, err } = await runTest(env, [...args, '--json'], more)
  if (err !== '' || !out.endsWith('}\n') || out.indexOf('\n') !== out.length - 1)
    throw new Error(`not one JSON object: ${out} ${err}`)
  return { code, json: JSON.parse(out) as Record<string, unknown> }
}
