// Finds a Chromium to test with, and installs one when none is there: Debian's by apt as root, else Playwright's own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, environment, runtime } from './bootstrap.mjs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of an installed Chromium, or '' when only Playwright's own can be used (it finds that by itself). */
export function chromiumPath() {
  const named = process.env['CHROMIUM_PATH']
  if (named) return named
  return PLACES.find((path) => existsSync(path)) ?? ''
}

/** Makes sure that a browser is there. Exits with a clear sentence when none can be had. */
export function installBrowser() {
  if (chromiumPath()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium for the tests (once) …\n')
    const apt = (args) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    if (
      apt(['update', '-qq']) &&
      apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']) &&
      chromiumPath()
    )
      return
  }
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js')
  const result = spawnSync(runtime(), [playwright, 'install', 'chromium'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    env: environment(),
  })
  if (result.status === 0) return
  process.stderr.write(
    'No Chromium was found and none could be installed.\nInstall one (Debian: apt-get install chromium) or set CHROMIUM_PATH, then run the same command again.\n',
  )
  process.exit(1)
}
