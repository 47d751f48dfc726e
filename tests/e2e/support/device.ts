import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { chromium, type BrowserContext, type Page } from '@playwright/test'

/** Debian's Chromium, or undefined for Playwright's own. */
function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  return existsSync(named) ? named : undefined
}

/** One tablet: a real Chromium with a profile on disk. */
export interface Device {
  readonly context: BrowserContext
  readonly page: Page
  /** Kills every process of the browser, as a power cut does; the profile stays. */
  kill(): void
  close(): Promise<void>
}

const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--disable-gpu', // without a card, plain software draws with less of the processor than an imitated one
]

/** A camera that needs no allowing and sees a film. */
const cameraArgs = (film: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/**
 * Opens (or reopens) the tablet whose profile is in `profile`. Its camera sees the film `camera` (a `.y4m` file); it has none
 * without. The caller closes it.
 */
export async function openDevice(
  profile: string,
  {
    size = { width: 1024, height: 768 },
    camera,
  }: { size?: { width: number; height: number }; camera?: string } = {},
): Promise<Device> {
  const executablePath = chromiumPath()
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    viewport: size,
    locale: 'en-GB',
    timezoneId: 'Asia/Baghdad',
    args: camera === undefined ? ARGS : [...ARGS, ...cameraArgs(camera)],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return { context, page, kill: () => killBrowser(profile), close: () => context.close() }
}

/** Gives the site what a person allows on a real tablet: background sync and durable storage. */
export async function allowBackground(device: Device, origin: string): Promise<void> {
  const session = await device.context.newCDPSession(device.page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.send('Browser.grantPermissions', {
    origin,
    permissions: ['periodicBackgroundSync', 'backgroundSync', 'durableStorage'],
    ...(targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }),
  })
}

function killBrowser(profile: string): void {
  for (const pid of processesNaming(profile)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it had ended by itself: nothing is left to kill
    }
  }
}

function processesNaming(profile: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(`--user-data-dir=${profile}`))
    .map(Number)
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
