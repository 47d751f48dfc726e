import { expect, it, vi } from 'vitest'
import { browserPush, type PushSurroundings } from './push.ts'

const CHROME = { userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/142', maxTouchPoints: 5 }
const IPAD = { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', maxTouchPoints: 5 }
const KEYS = { p256dh: 'p', auth: 'a' }

/** A browser with these answers; `subscribed` is its subscription, if there is one. */
function browser({ permission = 'default', answer = 'granted', subscribed = false, fails = false } = {}) {
  const log: string[] = []
  const made = (name: string) => ({
    toJSON: () => ({ endpoint: `https://push.example/${name}`, keys: KEYS }),
    unsubscribe: async () => {
      log.push(`unsubscribe ${name}`)
      now = null
      return true
    },
  })
  let now: ReturnType<typeof made> | null = subscribed ? made('old') : null
  const pushManager = {
    getSubscription: async () => now,
    subscribe: async (options: { applicationServerKey: string; userVisibleOnly: boolean }) => {
      log.push(`subscribe ${options.applicationServerKey} ${options.userVisibleOnly}`)
      if (fails) throw new DOMException('no push service', 'AbortError')
      return (now = made('new'))
    },
  }
  const surroundings = {
    navigator: { ...CHROME, serviceWorker: { getRegistration: async () => ({ pushManager }) } },
    Notification: { permission, requestPermission: vi.fn(async () => answer) },
    PushManager: true,
  }
  return { log, push: browserPush(surroundings as unknown as PushSurroundings) }
}

it('says what this browser can, and what a person forbade', async () => {
  const without = (navigator: typeof CHROME) => browserPush({ navigator }).state()
  expect(await without(CHROME)).toBe('unsupported')
  expect(await without(IPAD)).toBe('needs_install')
  expect(await browser({ permission: 'denied', subscribed: true }).push.state()).toBe('denied')
  expect(await browser().push.state()).toBe('off')
  expect(await browser({ subscribed: true }).push.state()).toBe('on')
  const noWorker = { navigator: CHROME, Notification: { permission: 'default' }, PushManager: true }
  expect(await browserPush(noWorker as unknown as PushSurroundings).state()).toBe('unsupported')
})

it('subscribes to the server’s key after the person has agreed, in place of an older subscription', async () => {
  const { push, log } = browser({ subscribed: true })
  expect(await push.subscribe('KEY')).toEqual({ endpoint: 'https://push.example/new', ...KEYS })
  expect(log).toEqual(['unsubscribe old', 'subscribe KEY true'])
  expect(await push.state()).toBe('on')
  await push.unsubscribe()
  await push.unsubscribe()
  expect(await push.state()).toBe('off')
})

it('does not subscribe when the person says no, and survives a browser without a push service', async () => {
  const refused = browser({ answer: 'denied' })
  expect(await refused.push.subscribe('KEY')).toBeUndefined()
  expect(refused.log).toEqual([])
  expect(await browser({ fails: true }).push.subscribe('KEY')).toBeUndefined()
})
