import { join, resolve } from 'node:path'
import { encodeQR } from 'qr'
import { PosError } from '../../shared/errors.ts'
import { parseConfig } from '../config.ts'
import { listen, type RunningServer } from '../server.ts'
import { helpApp } from './help-app.ts'
import { type LanCertificates, openLanCertificates } from './lan-certificates.ts'
import { type LanNames, lanNames } from './lan-names.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const LOOK_MS = 600_000

type Environment = Readonly<Record<string, string | undefined>>

/** What `startInLan` is given. */
export interface LanStart {
  readonly environment: Environment
  /** Starts the server itself with that environment; answers with its address. */
  readonly start: (environment: Environment) => Promise<{ readonly url: string }>
  /** Shows a person text. */
  readonly print: (text: string) => void
  readonly names?: () => LanNames
}

/**
 * `npm run lan`: makes or renews this machine's certificates, starts the server with them on all addresses, and beside
 * it the help page by plain http. Every ten minutes it looks for another address and shows it (`look`: now); `close`
 * ends that and the help page. Rejects with `bad_request` when there is no address in a local network or TLS is set by
 * hand, `server_busy` when a port is taken, and as `openLanCertificates`.
 */
export async function startInLan({ environment, start, print, names = lanNames }: LanStart) {
  const { dataDir, lanHelpPort } = parseConfig(lanEnvironment(environment), ROOT)
  refuseWithoutAddress(names())
  const folder = join(dataDir, 'lan')
  let certificates = await openLanCertificates(folder, names(), Date.now())
  let app: URL | undefined
  const appPort = () => Number(app?.port === '' ? 443 : app?.port)
  const help = await listenForHelp(lanHelpPort, { names, authority: () => certificates, appPort })
  const path = certificates.serverPath
  const started = start({ ...lanEnvironment(environment), TLS_CERT: path, TLS_KEY: path })
  const { url } = await started.catch(async (error: unknown) => {
    await help.close()
    throw error
  })
  app = new URL(url)
  // The router may give this machine another address; a year may pass. The server takes the new file by itself.
  const text = () => welcome(names(), { appPort: appPort(), helpPort: portOf(help), certificates })
  const show = printChanges(print, text)
  const look = async () => {
    try {
      certificates = await openLanCertificates(folder, names(), Date.now())
      if (names().addresses.length > 0) show()
    } catch (error) {
      print(`The certificate was not renewed: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  show()
  const renewing = setInterval(() => void look(), LOOK_MS).unref()
  const close = () => {
    clearInterval(renewing)
    return help.close()
  }
  return { look, close }
}

/** Prints what `text` says, and from then on only what is another text than before. */
function printChanges(print: (text: string) => void, text: () => string): () => void {
  let shown = ''
  return () => {
    const now = text()
    if (now !== shown) print(now)
    shown = now
  }
}

/** No HSTS: a browser would then ask the help page by https as well. */
function lanEnvironment(environment: Environment): Environment {
  for (const field of ['TLS_CERT', 'TLS_KEY']) {
    if ((environment[field] ?? '') === '') continue
    throw new PosError('bad_request', `${field} is set, but npm run lan makes its own certificate`, {
      field,
      hint: `Unset ${field}, or use npm start.`,
    })
  }
  const { HOST = '' } = environment
  return { ...environment, HOST: HOST === '' ? '0.0.0.0' : HOST, TLS_HSTS: '0' }
}

function refuseWithoutAddress({ addresses }: LanNames): void {
  if (addresses.length > 0) return
  throw new PosError('bad_request', 'this machine has no address in a local network', {
    hint: 'Connect it to the router of the shop by cable or Wi-Fi.',
  })
}

async function listenForHelp(
  port: number,
  source: Omit<Parameters<typeof helpApp>[0], 'helpPort'>,
): Promise<RunningServer> {
  let running: RunningServer | undefined
  const helpPort = () => (running === undefined ? port : portOf(running))
  return (running = await listen(helpApp({ ...source, helpPort }), port, '0.0.0.0').catch(
    (error: unknown) => {
      if (!(error instanceof PosError)) throw error
      const hint = 'End the program that has it, or set LAN_HELP_PORT to another one.'
      throw new PosError(error.code, `${error.message} (for the help page)`, { hint, cause: error })
    },
  ))
}

function portOf({ url }: Pick<RunningServer, 'url'>): number {
  return Number(new URL(url).port === '' ? 80 : new URL(url).port)
}

function welcome(
  { addresses }: LanNames,
  { appPort, helpPort, certificates }: { appPort: number; helpPort: number; certificates: LanCertificates },
): string {
  const help = `http://${addresses[0]}:${helpPort}`
  return [
    '',
    encodeQR(help, 'ascii', { border: 2 }),
    `A new tablet: scan this, or open ${help} in its browser. It says what to do.`,
    ...(certificates.warning === undefined ? [] : [`Look at the clock: ${certificates.warning}.`]),
    `Its certificate has this fingerprint (compare it): ${certificates.fingerprint}`,
    ...addresses.map((address) => `Tablets that have done so: https://${address}:${appPort}`),
    '',
    '',
  ].join('\n')
}
