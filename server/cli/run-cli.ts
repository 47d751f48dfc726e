import { CommanderError } from 'commander'
import { PosError } from '../../shared/errors.ts'
import { EXIT, type CliIo, type Outcome } from './cli-io.ts'
import { createProgram } from './program.ts'

/**
 * Runs one command and resolves with its exit code: 0 all is well, 1 it failed or what it looked at is not right, 2 it was
 * called wrongly. With `--json` stdout gets exactly one JSON object, also when it fails.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const isJson = args.includes('--json')
  let code: number = EXIT.ok
  const finish = ({ ok, json, text }: Outcome) => {
    code = ok ? EXIT.ok : EXIT.failed
    io.out(isJson ? `${JSON.stringify({ ok, ...json })}\n` : text)
  }
  try {
    await createProgram(io, async (work) => finish(await work(io)), isJson).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return fail(error, io, isJson)
  } finally {
    io.progress.end()
  }
}

function fail(error: unknown, io: CliIo, isJson: boolean): number {
  io.progress.end()
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok
    if (isJson) io.out(`${JSON.stringify({ ok: false, code: 'usage', message: plain(error.message) })}\n`)
    return EXIT.usage
  }
  const { code, message, hint, field } = describe(error)
  if (isJson) io.out(`${JSON.stringify({ ok: false, code, message, field, hint })}\n`)
  else io.err(`${message}\n${hint === undefined ? '' : `${hint}\n`}`)
  return EXIT.failed
}

function describe(error: unknown): { code: string; message: string; hint?: string; field?: string } {
  if (error instanceof PosError) {
    const { code, message, hint, field } = error
    return {
      code,
      message: field === undefined || message.includes(field) ? message : `${message} (${field})`,
      ...(hint === undefined ? {} : { hint }),
      ...(field === undefined ? {} : { field }),
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  const system = error instanceof Error && 'code' in error ? String(error.code) : 'internal'
  return { code: system, message }
}

function plain(message: string): string {
  return message.replace(/^error: /, '')
}
