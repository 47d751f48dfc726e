import { type AddressInfo, createServer } from 'node:net'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PosError } from '../../shared/errors.ts'
import { startInLan } from './start-in-lan.ts'

const names = { addresses: ['192.168.1.20'], hostNames: ['kasa', 'kasa.local'] }
let folder: string
let given: Readonly<Record<string, string | undefined>>[]
let printed: string
let running: Awaited<ReturnType<typeof startInLan>> | undefined
let found: typeof names

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-lan-'))
  given = []
  printed = ''
  found = names
})
afterEach(async () => {
  await running?.close()
  running = undefined
  rmSync(folder, { recursive: true })
})

const start = async (environment: Record<string, string> = {}) =>
  (running = await startInLan({
    environment: { DATA_DIR: folder, LAN_HELP_PORT: '0', ...environment },
    start: (all) => {
      given.push(all)
      return Promise.resolve({ url: 'https://0.0.0.0:8787' })
    },
    print: (text) => (printed += text),
    names: () => found,
  }))

describe('npm run lan', () => {
  it('starts the server on all addresses with the certificate, and promises no https for ever', async () => {
    await start()
    const pem = join(folder, 'lan', 'server.pem')
    expect(given).toEqual([
      {
        DATA_DIR: folder,
        LAN_HELP_PORT: '0',
        HOST: '0.0.0.0',
        TLS_HSTS: '0',
        TLS_CERT: pem,
        TLS_KEY: pem,
      },
    ])
  })

  it('prints where tablets find help and the app, and the fingerprint; the help page is there', async () => {
    await start()
    const help = /open http:\/\/192\.168\.1\.20:(\d+)/.exec(printed)?.[1]
    expect(printed).toContain('https://192.168.1.20:8787')
    const page = await (await fetch(`http://127.0.0.1:${help}/`)).text()
    expect(page.replaceAll('<wbr>', '')).toContain(/fingerprint.*: ([0-9A-F:]{95})/.exec(printed)?.[1])
    expect(page).toContain(`http://192.168.1.20:${help}`)
    expect(page).toContain('https://192.168.1.20:8787')
  })

  it('another address is shown and comes into the certificate; no address, or the same, says nothing', async () => {
    const { look } = await start()
    const pem = () => new X509Certificate(readFileSync(join(folder, 'lan', 'server.pem'), 'utf8'))
    const first = printed
    await look()
    found = { ...names, addresses: [] }
    await look()
    expect(printed).toBe(first)
    found = { ...names, addresses: ['192.168.7.9'] }
    await look()
    expect(printed.slice(first.length)).toContain('https://192.168.7.9:8787')
    expect(pem().checkIP('192.168.7.9')).toBe('192.168.7.9')
  })

  it('a renewal that fails is said, and the server goes on', async () => {
    const { look } = await start()
    writeFileSync(join(folder, 'lan', 'authority.pem'), 'nonsense')
    await look()
    expect(printed).toMatch(/The certificate was not renewed: \S+authority\.pem holds no certificate/)
  })

  it('says that there is no local network', async () => {
    found = { ...names, addresses: [] }
    await expect(start()).rejects.toMatchObject({
      code: 'bad_request',
      message: 'this machine has no address in a local network',
    })
    expect(given).toEqual([])
  })

  it('says that the port of the help page is taken, and by which setting it is changed', async () => {
    const other = createServer().listen(0, '0.0.0.0')
    await new Promise((resolve) => void other.once('listening', resolve))
    const LAN_HELP_PORT = String((other.address() as AddressInfo).port)
    const refusal = await start({ LAN_HELP_PORT }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      code: 'server_busy',
      hint: expect.stringContaining('LAN_HELP_PORT') as string,
    })
    expect((refusal as PosError).message).toBe(`port ${LAN_HELP_PORT} is taken (for the help page)`)
    expect(given).toEqual([])
    await new Promise((resolve) => void other.close(resolve))
  })

  it('says that the folder cannot be written', async () => {
    writeFileSync(join(folder, 'lan'), 'a file')
    await expect(start()).rejects.toMatchObject({ code: 'folder_read_only' })
  })

  it.each(['TLS_CERT', 'TLS_KEY'])('refuses %s beside it', async (field) => {
    await expect(start({ [field]: '/etc/own.pem' })).rejects.toMatchObject({ code: 'bad_request', field })
  })

  it('a server that cannot start ends the help page as well', async () => {
    const free = createServer().listen(0, '0.0.0.0')
    await new Promise((resolve) => void free.once('listening', resolve))
    const LAN_HELP_PORT = String((free.address() as AddressInfo).port)
    await new Promise((resolve) => void free.close(resolve))
    const failing = startInLan({
      environment: { DATA_DIR: folder, LAN_HELP_PORT },
      start: () => Promise.reject(new PosError('server_busy', 'port 8787 is taken')),
      print: (text) => (printed += text),
      names: () => names,
    })
    await expect(failing).rejects.toMatchObject({ message: 'port 8787 is taken' })
    expect(printed).toBe('')
    await expect(fetch(`http://127.0.0.1:${LAN_HELP_PORT}/`)).rejects.toThrow('fetch failed')
  })
})
