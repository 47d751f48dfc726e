import { setFlagsFromString } from 'node:v8'
import { PosError } from '../shared/errors.ts'

// The heap of young objects stays as small as it starts. A server that moves bytes makes garbage fast; V8 would let
// that heap grow by tens of megabytes and never give them back. It counts only when set before the rest is loaded.
setFlagsFromString('--semi-space-growth-factor=1')

try {
  const { startServer } = await import('./composition.ts')
  await startServer()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  const hint = error instanceof PosError && error.hint !== undefined ? ` ${error.hint}` : ''
  process.stderr.write(`Sonic POS cannot start: ${reason}.${hint}\n`)
  process.exitCode = 1
}
