// `npm run dev`: the API restarted at each change, and the page with live reload in front of it. One ends, both end.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, environment, install, runtime } from './bootstrap.mjs'

install()
const start = (args) => spawn(runtime(), args, { cwd: ROOT, stdio: 'inherit', env: environment() })
const children = [
  start(['--watch', join(ROOT, 'server', 'main.ts')]),
  start([join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')]),
]
const end = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
for (const child of children) child.on('exit', end)
