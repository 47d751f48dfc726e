import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AlarmMessage } from '../../shared/api/alarm.ts'
import { startPushService, type PushService } from '../../tests/contract/push-service.ts'
import { isOutside, parseEndpoint } from './outside-address.ts'
import { PushSender } from './push-sender.ts'

const KEY = Buffer.alloc(32, 7)
const SILENT: AlarmMessage = {
  kind: 'silent',
  count: 1,
  devices: [{ name: 'کاونتەر', since: 5, waiting: 12 }],
}

let service: PushService
let sender: PushSender
let target: ReturnType<PushService['subscribe']> & { contact: string }
beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service.close())
beforeEach(() => {
  sender = new PushSender({ privateKey: KEY, ca: service.ca, isAllowed: () => true })
  target = { ...service.subscribe(), contact: 'https://shop.example' }
})

describe('a push message', () => {
  it('is encrypted for the browser and signed by this server, with its lifetime, urgency and topic', async () => {
    expect(await sender.send(target, SILENT)).toEqual({ result: 'sent', status: 201 })
    const got = service.delivered.at(-1)!
    expect(got).toMatchObject({ message: SILENT, senderKey: sender.publicKey })
    expect(got.claims.sub).toBe('https://shop.example')
    expect(got.headers).toMatchObject({ ttl: '259200', urgency: 'high', topic: 'backup-alarm' })
    expect(service.wrong).toEqual([])
  })

  it('shows nothing by its length, and is signed in the operator’s name when there is one', async () => {
    const named = new PushSender({
      privateKey: KEY,
      ca: service.ca,
      isAllowed: () => true,
      contact: 'mailto:a@b.example',
    })
    await named.send(target, { kind: 'test' })
    await named.send(target, SILENT)
    const [short, long] = service.delivered.slice(-2)
    expect(short!.headers['content-length']).toBe(long!.headers['content-length'])
    expect(long!.claims.sub).toBe('mailto:a@b.example')
  })

  it.each([
    [{ status: 404 }, { result: 'gone', status: 404 }],
    [{ status: 410 }, { result: 'gone', status: 410 }],
    [{ status: 403 }, { result: 'refused', status: 403 }],
    [
      { status: 301, headers: { location: 'https://localhost/' } },
      { result: 'refused', status: 301 },
    ],
    [
      { status: 429, headers: { 'retry-after': '120' } },
      { result: 'failed', status: 429, retryAfterS: 120 },
    ],
    [
      { status: 429, headers: { 'retry-after': '99999999' } },
      { result: 'failed', status: 429, retryAfterS: 86_400 },
    ],
    [
      { status: 503, headers: { 'retry-after': 'soon' } },
      { result: 'failed', status: 503 },
    ],
  ])('that is answered with %j is %j, and counted', async (answer, outcome) => {
    service.answerWith(answer)
    expect(await sender.send(target, SILENT)).toEqual(outcome)
    expect(sender.counts).toEqual({ sent: 0, gone: 0, refused: 0, failed: 0, [outcome.result]: 1 })
  })

  it('fails when nobody is there, or somebody without the right certificate', async () => {
    const plain = createServer((_, answer) => answer.end())
    await new Promise<void>((resolve) => plain.listen(0, 'localhost', resolve))
    const { port } = plain.address() as AddressInfo
    const endpoint = `https://localhost:${port}/`
    expect(await sender.send({ ...target, endpoint }, SILENT)).toEqual({ result: 'failed' })
    await new Promise((resolve) => plain.close(resolve))
    expect(await sender.send({ ...target, endpoint }, SILENT)).toEqual({ result: 'failed' })
    const distrustful = new PushSender({ privateKey: KEY, isAllowed: () => true })
    expect(await distrustful.send(target, SILENT)).toEqual({ result: 'failed' })
    expect(service.wrong).toEqual([])
  })

  it('goes nowhere when its name means an address of this network, whatever the name', async () => {
    const before = service.delivered.length
    const real = new PushSender({ privateKey: KEY, ca: service.ca })
    expect(await real.send(target, SILENT)).toEqual({ result: 'failed' })
    expect(service.delivered).toHaveLength(before)
    expect(service.wrong).toEqual([])
  })
})

describe('addresses', () => {
  it.each(['8.8.8.8', '142.250.1.1', '2a00:1450:4001:80b::200e', '2606:4700::1111'])(
    '%s is outside',
    (address) => {
      expect(isOutside(address)).toBe(true)
    },
  )

  const INSIDE =
    '0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.31.255.255 192.168.1.1 224.0.0.1 255.255.255.255 ' +
    '198.18.0.1 :: ::1 fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 2002:7f00:1:: ' +
    '2001:db8::1 2001::1 localhost'
  it.each(INSIDE.split(' '))('%s is not', (address) => {
    expect(isOutside(address)).toBe(false)
  })

  it.each(['https://fcm.googleapis.com/fcm/send/abc:def', 'https://web.push.apple.com/QGuM?x=1'])(
    '%s is a push service',
    (text) => {
      expect(parseEndpoint(text).href).toBe(text)
    },
  )

  const NONE =
    'http://fcm.googleapis.com/x https://fcm.googleapis.com:8443/x https://a:b@push.example.com/ https://127.0.0.1/ ' +
    'https://2130706433/ https://0x7f.1/ https://[::1]/ https://localhost/ https://push.example.com/#x ' +
    'ftp://push.example.com/ push.example.com https://'
  it.each(['', ...NONE.split(' ')])('%s is none', (text) => {
    expect(() => parseEndpoint(text)).toThrow(
      expect.objectContaining({ code: 'bad_request', field: 'endpoint' }),
    )
  })
})
