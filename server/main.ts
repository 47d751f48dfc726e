import { PosError } from '../shared/errors.ts'

try {
  const { startServer } = await import('./composition.ts')
  await startServer()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  const hint = error instanceof PosError && error.hint !== undefined ? ` ${error.hint}` : ''
  process.stderr.write(`Sonic POS cannot start: ${reason}.${hint}\n`)
  process.exitCode = 1
}
