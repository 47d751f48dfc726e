import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { locale } from '../client/i18n/locale.ts'
import { tellOwner } from './push.ts'

interface Shown {
  readonly title: string
  readonly options: NotificationOptions
}

let shown: Shown[]
let windows: { postMessage: (message: unknown) => void; focus: () => Promise<void> }[]
let did: unknown[]
let fire: (type: string, event: object) => Promise<void>

beforeEach(() => {
  shown = []
  windows = []
  did = []
  const listeners = new Map<string, (event: object) => void>()
  vi.stubGlobal('self', {
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    registration: {
      showNotification: async (title: string, options: NotificationOptions) => shown.push({ title, options }),
    },
    clients: {
      matchAll: async () => windows,
      openWindow: async (url: string) => did.push(`open ${url}`),
    },
  })
  fire = async (type, event) => {
    const waited: Promise<unknown>[] = []
    listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => waited.push(work) })
    await Promise.all(waited)
  }
  tellOwner()
})
afterEach(() => {
  vi.unstubAllGlobals()
  locale.setLanguage('en')
})

const push = (text: string | null) =>
  fire('push', { data: text === null ? null : { json: () => JSON.parse(text) as unknown } })

it('says what has come in the person’s words and direction', async () => {
  const devices = [{ name: 'Till B', since: Date.now() - 3 * 86_400_000, waiting: 12 }]
  locale.setLanguage('ar')
  await push(JSON.stringify({ kind: 'silent', count: 1, devices }))
  expect(shown).toMatchObject([
    { title: expect.stringContaining('Till B'), options: { dir: 'rtl', lang: 'ar', renotify: true } },
  ])
})

it('is quiet when all is well again, in place of the alarm', async () => {
  await push(JSON.stringify({ kind: 'test' }))
  await push(JSON.stringify({ kind: 'in_order', name: 'Till B' }))
  const [first, second] = shown
  expect(second).toMatchObject({ options: { silent: true, tag: first?.options.tag } })
})

it.each([null, '', 'no JSON', '{"kind":"of tomorrow"}', '[]'])(
  'shows something for %j, whatever it means',
  async (text) => {
    await push(text)
    expect(shown).toMatchObject([{ title: 'Look at the backups of your shop' }])
  },
)

it('pressed, it opens the Backup page; an open window goes there by itself and keeps what is in it', async () => {
  const notification = { close: () => did.push('close') }
  await fire('notificationclick', { notification })
  expect(did).toEqual(['close', 'open /backup'])
  did = []
  windows = [{ postMessage: (message) => did.push(message), focus: async () => void did.push('focus') }]
  await fire('notificationclick', { notification })
  expect(did).toEqual(['close', { type: 'open-backup' }, 'focus'])
})
