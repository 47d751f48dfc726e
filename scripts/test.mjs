// `npm test`: installs what is missing (packages, a browser), checks, runs the unit tests, builds, runs the browser tests,
// and ends with one plain line: N passed, N failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, install, run } from './bootstrap.mjs'

install()
const { staticChecks } = await import('./check.mjs')
const { installBrowser } = await import('./browser.mjs')
const { buildIsFresh } = await import('./freshness.mjs')

const reports = mkdtempSync(join(tmpdir(), 'sonic-test-'))
const total = { passed: 0, failed: 0 }
try {
  count('static checks', staticChecks() === 0)
  unitTests()
  installBrowser()
  const built = buildIsFresh() || run(join(ROOT, 'scripts', 'build.mjs'), [], { env: { CI: '1' } }) === 0
  count('build', built)
  if (built) browserTests()
} finally {
  rmSync(reports, { recursive: true, force: true })
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)

function count(name, good) {
  if (good) total.passed++
  else {
    total.failed++
    process.stderr.write(`failed: ${name}\n`)
  }
}

function unitTests() {
  let tried = runUnitTests()
  // Nothing failed and yet it did not end well: the runtime under the tests crashed, which says nothing about them
  if (tried.code !== 0 && tried.failed === 0) {
    process.stderr.write('\nthe program that runs the unit tests crashed; all of them are run once more\n')
    tried = runUnitTests()
  }
  total.passed += tried.passed
  total.failed += tried.failed
  if (tried.code !== 0 && tried.failed === 0) count('unit tests', false)
}

function runUnitTests() {
  const file = join(reports, 'unit.json')
  rmSync(file, { force: true })
  const code = run(join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readJson(file)
  return { code, passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 }
}

function browserTests() {
  const file = join(reports, 'e2e.json')
  const code = run(
    join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'),
    ['test', '--reporter=list,json'],
    { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  )
  const stats = readJson(file)?.stats
  total.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  total.failed += stats?.unexpected ?? 0
  if (code !== 0 && !(stats?.unexpected > 0)) count('browser tests', false)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
