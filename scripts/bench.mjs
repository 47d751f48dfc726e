// `npm run bench -- --json`: builds, then measures the figures of the design in a real browser. Progress goes to standard error.
import { join } from 'node:path'
import { ROOT, install, run } from './bootstrap.mjs'

install()
const { installBrowser } = await import('./browser.mjs')
const { buildIsFresh } = await import('./freshness.mjs')
installBrowser()
const built =
  process.env['DIST_DIR'] ||
  buildIsFresh() ||
  run(join(ROOT, 'scripts', 'build.mjs'), [], { stdio: ['ignore', 2, 2] }) === 0
process.exit(built ? run(join(ROOT, 'tests', 'bench', 'bench.ts'), process.argv.slice(2)) : 1)
