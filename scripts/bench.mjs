// `npm run bench -- --json`: builds, then measures the figures of the design, those of the tills in a real browser. Progress goes to
// standard error. `-- --only server` and `-- --only load` need neither build nor browser.
import { join } from 'node:path'
import { ROOT, install, run } from './bootstrap.mjs'

install()
const words = process.argv.slice(2)
const isServerOnly = ['server', 'load'].some(
  (part) => words.includes(`--only=${part}`) || words[words.indexOf('--only') + 1] === part,
)
process.exit(
  isServerOnly || (await prepareTills()) ? run(join(ROOT, 'tests', 'bench', 'bench.ts'), words) : 1,
)

async function prepareTills() {
  const { installBrowser } = await import('./browser.mjs')
  const { buildIsFresh } = await import('./freshness.mjs')
  installBrowser()
  if (process.env['DIST_DIR'] || buildIsFresh()) return true
  return run(join(ROOT, 'scripts', 'build.mjs'), [], { stdio: ['ignore', 2, 2] }) === 0
}
