import { PosError } from '../shared/errors.ts'

try {
  const { startServer } = await import('./composition.ts')
  if (process.argv.includes('--lan')) {
    const { runInLan } = await import('./lan/run-in-lan.ts')
    await runInLan(startServer)
  } else await startServer()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  const hint = error instanceof PosError && error.hint !== undefined ? ` ${error.hint}` : ''
  process.stderr.write(`Sonic POS cannot start: ${reason}.${hint}\n`)
  process.exitCode = 1
}
