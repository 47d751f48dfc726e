import { createECDH } from 'node:crypto'
import { Hono } from 'hono'
import {
  AlarmSettings,
  ReceiverRequest,
  type AlarmAnswer,
  type SilentDevice,
  type TestAlarmAnswer,
} from '../../shared/api/alarm.ts'
import { PosError } from '../../shared/errors.ts'
import { AttemptLimit } from '../accounts/attempt-limit.ts'
import { learnTimeZone } from '../backups/retention/learn-zone.ts'
import type { AppEnv } from '../http/app-env.ts'
import { ownerAuth, requireOwner } from '../http/owner-auth.ts'
import { readJson } from '../http/read-body.ts'
import { parseEndpoint } from '../push/outside-address.ts'
import type { PushSender } from '../push/push-sender.ts'
import type { ReadableParts } from '../readable/open-backup.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'
import { isSilent, type WatchedDevice } from '../storage/programs/alarms.ts'
import type { Storage } from '../storage/storage.ts'

/** A person who looks whether it works presses a few times. */
const TESTS = { max: 5, windowMs: 60_000 }

/** Who sends, when the app has no address that a push service would take. */
const NO_CONTACT = 'https://sonic-pos.invalid'

/** What the routes of alarms are built from. */
export interface AlarmRoutesParts extends ReadableParts {
  readonly storage: Storage
  /** Absent when the operator has switched push messages off. */
  readonly push?: PushSender | undefined
}

/** When the owner is told of a silent device, where, and which are silent now. Every request here has a living token. */
export function alarmRoutes(parts: AlarmRoutesParts, now: () => number): Hono<AppEnv> {
  const { storage, push } = parts
  const routes = new Hono<AppEnv>()
  const tests = new AttemptLimit(TESTS)

  routes.get('/', async (c) => c.json(await answerOf(parts, c.get('device'), now())))

  routes.put('/', ownerAuth(now), async (c) => {
    const { shopId } = c.get('device')
    const settings = await readJson(c, AlarmSettings)
    await learnTimeZone(parts, shopId)
    await storage.alarms.choose(shopId, settings)
    return c.json(await answerOf(parts, c.get('device'), now()))
  })

  routes.put('/receiver', async (c) => {
    const { shopId, deviceId } = c.get('device')
    const { endpoint, p256dh, auth } = await readJson(c, ReceiverRequest)
    if (push === undefined) throw switchedOff()
    refuseOffCurve(p256dh)
    const { href } = parseEndpoint(endpoint)
    if ((await storage.push.target(shopId, deviceId)) === undefined) requireOwner(c, now())
    const row = { endpoint: href, p256dh, auth, contact: contactOf(c.req.header('origin')) }
    await storage.push.put({ ...row, shop_id: shopId, device_id: deviceId, created_at: now() })
    return c.body(null, 204)
  })

  routes.delete('/receivers/:deviceId', async (c) => {
    const { shopId, deviceId } = c.get('device')
    const receiver = c.req.param('deviceId')
    if (receiver !== deviceId) requireOwner(c, now())
    if (!(await storage.push.remove(shopId, receiver))) throw noReceiver()
    return c.body(null, 204)
  })

  routes.post('/test', async (c) => {
    const { shopId, deviceId } = c.get('device')
    tests.take(`${shopId} ${deviceId}`, now())
    if (push === undefined) throw switchedOff()
    const target = await storage.push.target(shopId, deviceId)
    if (target === undefined) throw noReceiver()
    const { result } = await push.send(target, { kind: 'test' })
    if (result === 'gone') await storage.push.remove(shopId, deviceId)
    return c.json({ result } satisfies TestAlarmAnswer)
  })

  return routes
}

async function answerOf(
  { storage, push }: AlarmRoutesParts,
  { shopId, deviceId }: TokenHolder,
  now: number,
): Promise<AlarmAnswer> {
  const { settings, timeZone, devices } = await storage.alarms.watch(shopId)
  const receivers = await storage.push.receivers(shopId)
  return {
    settings,
    timeZone,
    silent: devices
      .filter((device) => isSilent(device, now))
      .toSorted((a, b) => a.since - b.since)
      .map((device) => toSilent(device, deviceId)),
    pushKey: push?.publicKey ?? null,
    receivers: receivers.map(({ problem, ...receiver }) => ({
      ...receiver,
      isRefused: problem !== null,
      current: receiver.deviceId === deviceId,
    })),
  }
}

function toSilent({ deviceId, name, letter, since, waiting }: WatchedDevice, asks: string): SilentDevice {
  return { deviceId, name, letter, since, waiting, current: deviceId === asks }
}

/** Push services want to know whom to ask; plain http is no address for them. */
function contactOf(origin: string | undefined): string {
  const url = URL.parse(origin ?? '')
  return url?.protocol === 'https:' ? url.origin : NO_CONTACT
}

function refuseOffCurve(p256dh: string): void {
  try {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    pair.computeSecret(p256dh, 'base64url')
  } catch (cause) {
    throw new PosError('bad_request', 'p256dh: no key of P-256', { field: 'p256dh', cause })
  }
}

function noReceiver(): PosError {
  return new PosError('not_found', 'this device is not told of alarms', { field: 'deviceId' })
}

function switchedOff(): PosError {
  return new PosError('not_found', 'push messages are switched off on this server', {
    hint: 'The operator has set PUSH=0. The app still shows which devices are silent.',
  })
}
