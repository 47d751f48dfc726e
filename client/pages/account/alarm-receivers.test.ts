// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DEFAULT_ALARM } from '../../../shared/api/alarm.ts'
import type { AlarmAnswer, AlarmReceiver, ReceiverRequest } from '../../../shared/browser/engine-alarm.ts'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { PosError } from '../../../shared/errors.ts'
import './alarm-receivers.ts'

const PHONE: AlarmReceiver = {
  deviceId: 'phone',
  name: 'Owner’s phone',
  createdAt: 1,
  sentAt: null,
  isRefused: true,
  current: false,
}
const HERE: AlarmReceiver = { ...PHONE, deviceId: 'here', name: 'Counter', isRefused: false, current: true }
const RECEIVER = { endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a' }

let permission: NotificationPermission
let subscribed: boolean
let calls: unknown[]
let refusal: PosError | undefined

beforeEach(() => {
  permission = 'default'
  subscribed = false
  calls = []
  refusal = undefined
  const subscription = {
    toJSON: () => ({ endpoint: RECEIVER.endpoint, keys: { p256dh: 'p', auth: 'a' } }),
    unsubscribe: async () => {
      subscribed = false
      calls.push('unsubscribe')
    },
  }
  const pushManager = {
    getSubscription: async () => (subscribed ? subscription : null),
    subscribe: async () => {
      subscribed = true
      return subscription
    },
  }
  vi.stubGlobal('PushManager', true)
  vi.stubGlobal('Notification', {
    get permission() {
      return permission
    },
    requestPermission: async () => {
      calls.push('ask')
      return permission === 'default' ? (permission = 'granted') : permission
    },
  })
  vi.stubGlobal('navigator', {
    userAgent: 'Chrome',
    maxTouchPoints: 0,
    serviceWorker: { getRegistration: async () => ({ pushManager }) },
  })
})
afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const engine = {
  receiveAlarms: async (receiver: ReceiverRequest) => {
    calls.push(receiver)
    if (refusal !== undefined) throw refusal
  },
  stopAlarms: async (deviceId: string) => void calls.push(`stop ${deviceId}`),
  testAlarm: async () => 'gone',
} as unknown as EngineApi

async function open(more: Partial<AlarmAnswer> = {}) {
  const element = document.createElement('alarm-receivers')
  element.engine = engine
  element.answer = {
    settings: DEFAULT_ALARM,
    timeZone: 'Asia/Baghdad',
    silent: [],
    pushKey: 'KEY',
    receivers: [],
    ...more,
  }
  let changes = 0
  element.addEventListener('change', () => (changes += 1))
  document.body.append(element)
  const find = (name: string) => element.shadowRoot?.querySelector<HTMLElement>(`[data-testid="${name}"]`)
  const text = () => element.shadowRoot?.textContent ?? ''
  const press = async (name: string) => {
    find(name)?.click()
    await vi.waitFor(() => expect(changes).toBe(1))
    await element.updateComplete
  }
  return { find, text, press }
}

it('explains first, asks after a press, and tells the server the browser’s address', async () => {
  const { find, text, press } = await open()
  await vi.waitFor(() => expect(find('alarm-on')).toBeTruthy())
  expect(text()).toContain('The browser asks you to allow it')
  expect(calls).toEqual([])
  await press('alarm-on')
  expect(calls).toEqual(['ask', RECEIVER])
  expect(subscribed).toBe(true)
})

it('leaves no subscription behind that the server did not take, and says why', async () => {
  refusal = new PosError('rate_limited', 'too many')
  const { find, press } = await open()
  await vi.waitFor(() => expect(find('alarm-on')).toBeTruthy())
  await press('alarm-on')
  expect(subscribed).toBe(false)
  expect(calls).toEqual(['ask', RECEIVER, 'unsubscribe'])
})

it('says how to allow what was forbidden, and what a server without push messages means', async () => {
  permission = 'denied'
  const { find, text } = await open()
  await vi.waitFor(() => expect(text()).toContain('blocked on this device'))
  expect(find('alarm-on')).toBeFalsy()
  const { text: without } = await open({ pushKey: null })
  await vi.waitFor(() => expect(without()).toContain('This server sends no notifications'))
})

it('switched on, it can be tried and switched off; another device can be taken out', async () => {
  permission = 'granted'
  subscribed = true
  const { find, text, press } = await open({ receivers: [HERE, PHONE] })
  await vi.waitFor(() => expect(find('alarm-test')).toBeTruthy())
  expect(text()).toContain('The last message did not arrive')
  await press('alarm-test')
  expect(text()).toContain('Switch it on again')
  find('alarm-off')?.click()
  await vi.waitFor(() => expect(calls).toEqual(['stop here', 'unsubscribe']))
  find('alarm-others')?.querySelector('button')?.click()
  await vi.waitFor(() => expect(calls).toContain('stop phone'))
})

it('a browser that lost its address offers to begin anew, whatever the server still lists', async () => {
  permission = 'granted'
  const { find } = await open({ receivers: [HERE] })
  await vi.waitFor(() => expect(find('alarm-on')).toBeTruthy())
})
