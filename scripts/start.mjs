// `npm start`: installs what is missing, builds what has changed, then serves the app and the API on one port.
// `npm run lan`: the same with a certificate for the shop's own network.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, environment, install, run, runtime } from './bootstrap.mjs'
import { buildIsFresh } from './freshness.mjs'

install()
if (!buildIsFresh()) {
  process.stderr.write('Building the app …\n')
  const code = run(join(ROOT, 'scripts', 'build.mjs'), [], { stdio: ['ignore', 2, 2] })
  if (code !== 0) process.exit(code)
}
const flags = JSON.parse(readFileSync(join(ROOT, 'server', 'node-flags.json'), 'utf8'))
const server = spawn(runtime(), [...flags, join(ROOT, 'server', 'main.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: environment(),
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)))
