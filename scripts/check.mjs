// `npm run check`: types, lint, format, unused code, then the unit tests. Stops at the first that fails.
import { join } from 'node:path'
import { ROOT, install, run } from './bootstrap.mjs'

const bin = (...path) => join(ROOT, 'node_modules', ...path)
/** @type {readonly (readonly [name: string, file: string, args: string[]])[]} */
const STEPS = [
  ['types', bin('typescript', 'bin', 'tsc'), ['-b']],
  ['lint', bin('oxlint', 'bin', 'oxlint'), []],
  ['format', bin('oxfmt', 'bin', 'oxfmt'), ['--check']],
  ['unused code', bin('knip', 'bin', 'knip.js'), []],
]

/** Runs every static check; returns the first exit code that is not 0. */
export function staticChecks() {
  for (const [name, file, args] of STEPS) {
    const code = run(file, args)
    if (code !== 0) {
      process.stderr.write(`\ncheck failed: ${name}\n`)
      return code
    }
  }
  return 0
}

if (process.argv[1]?.endsWith('check.mjs')) {
  install()
  const code = staticChecks() || run(bin('vitest', 'vitest.mjs'), ['run', '--reporter=dot'])
  process.exit(code)
}
