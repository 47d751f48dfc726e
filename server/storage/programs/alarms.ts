import { type AlarmMessage, AlarmSettings, DEFAULT_ALARM } from '../../../shared/api/alarm.ts'
import {
  inOrderUntil,
  nextAlarmStep,
  type AlarmStep,
  type StandingAlarm,
} from '../../../shared/alarm/alarm-rule.ts'
import { newId } from '../../../shared/ids.ts'
import type { AlarmTable } from '../alarm-tables.ts'
import { all, one, run, statement, type Program } from '../statement.ts'
import { addAct } from './audit.ts'
import { dueAt } from './care-jobs.ts'
import { devicesOf, newestBackupsOf } from './devices.ts'
import { tellAll } from './push.ts'
import { timeZoneOf } from './retention.ts'
import { lockShop } from './shops.ts'

/** So many silent devices are named in one message. */
const NAMED_MAX = 3

/** The care that looks at a shop's devices. */
export const ALARM_JOB = 'alarm'

interface Key {
  shop: string
  device: string
}

const settings = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('alarm_settings').select('settings').where('shop_id', '=', arg('shop')),
)
const save = statement<{ shop: string; settings: string }>()(({ db, arg }) =>
  db
    .insertInto('alarm_settings')
    .values({ shop_id: arg('shop'), settings: arg('settings') })
    .onConflict((on) =>
      on.column('shop_id').doUpdateSet((eb) => ({ settings: eb.ref('excluded.settings') })),
    ),
)
const standing = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('alarms').selectAll().where('shop_id', '=', arg('shop')),
)
const raise = statement<AlarmTable>()(({ db, arg }) =>
  db.insertInto('alarms').values({
    shop_id: arg('shop_id'),
    device_id: arg('device_id'),
    raised_at: arg('raised_at'),
    reminded_at: arg('reminded_at'),
  }),
)
const remind = statement<Key & { at: number }>()(({ db, arg }) =>
  db
    .updateTable('alarms')
    .set({ reminded_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const end = statement<Key>()(({ db, arg }) =>
  db.deleteFrom('alarms').where('shop_id', '=', arg('shop')).where('device_id', '=', arg('device')),
)

/** A device and what is known of its backups. */
export interface WatchedDevice {
  readonly deviceId: string
  readonly name: string
  readonly letter: string
  /** False for a removed one, and for one that the owner does not want to hear of. */
  readonly isWatched: boolean
  /** Until when the server is sure that it had everything of it, ms UTC. */
  readonly since: number
  /** Documents that waited there when it was last heard; null when it never said. */
  readonly waiting: number | null
  /** Absent while no alarm stands. */
  readonly alarm: StandingAlarm | undefined
  /** What is to be done at a time, and when to look again. */
  next(now: number): { readonly step: AlarmStep; readonly lookAt: number | null }
}

/** Everything that decides about a shop's alarms. */
export interface WatchedShop {
  readonly settings: AlarmSettings
  readonly timeZone: string
  readonly devices: readonly WatchedDevice[]
}

/** What looking at a shop came to. */
export interface AlarmTurn {
  /** Devices of which the owner is told now. */
  readonly raised: readonly string[]
  /** Whether anybody has to be told anything. */
  readonly hasNews: boolean
}

/** Everything that decides about a shop's alarms now. Changes nothing. */
export function* watchShop(shop: string): Program<WatchedShop> {
  const stored = yield* one(settings, { shop })
  const chosen = stored === undefined ? DEFAULT_ALARM : AlarmSettings.parse(JSON.parse(stored.settings))
  const timeZone = yield* timeZoneOf(shop)
  const rows = yield* all(standing, { shop })
  const backups = yield* newestBackupsOf(shop)
  const alarms = new Map(rows.map((row) => [row.device_id, row]))
  const choice = { ...chosen, timeZone }
  const devices = (yield* devicesOf(shop)).map((row): WatchedDevice => {
    const { waiting_docs: docs, waiting_since: since, waiting_at: at } = row
    const heard = {
      createdAt: row.created_at,
      seenAt: row.seen_at,
      storedAt: backups.get(row.device_id)?.storedAt,
      waiting: docs === null || at === null ? undefined : { docs, since, at },
      isWatched: row.revoked_at === null && !chosen.unwatched.includes(row.device_id),
    }
    const alarm = alarmOf(alarms.get(row.device_id))
    return {
      deviceId: row.device_id,
      name: row.name,
      letter: row.letter,
      isWatched: heard.isWatched,
      since: inOrderUntil(heard),
      waiting: docs,
      alarm,
      next: (now) => nextAlarmStep(heard, alarm, choice, now),
    }
  })
  return { settings: chosen, timeZone, devices }
}

/** Whether a device has been silent for longer than the owner allows. */
export function isSilent(device: WatchedDevice, now: number): boolean {
  const { step } = device.next(now)
  return step === 'raise' || (device.alarm !== undefined && (step === 'none' || step === 'remind'))
}

/** Saves the owner's choice, and makes the shop due for a look. */
export function* chooseAlarm(shop: string, chosen: AlarmSettings): Program<void> {
  yield* lockShop(shop)
  yield* run(save, { shop, settings: JSON.stringify(chosen) })
  yield* dueAt(shop, ALARM_JOB, 0)
}

/** Notes what is news about a shop's devices, and what its receivers have to be told. Repeating it changes nothing. */
export function* stepAlarms(shop: string, now: number): Program<AlarmTurn> {
  yield* lockShop(shop)
  const { devices } = yield* watchShop(shop)
  const turns = devices.map((device) => ({ device, step: device.next(now).step }))
  for (const { device, step } of turns) yield* note(shop, device, step, now)
  const of = (...steps: AlarmStep[]) =>
    turns.filter(({ step }) => steps.includes(step)).map(({ device }) => device)
  const silent = devices.filter((device) => isSilent(device, now))
  const message = messageOf(of('raise', 'remind'), of('clear'), silent)
  if (message !== undefined) yield* tellAll(shop, JSON.stringify(message), now)
  return { raised: of('raise').map(({ deviceId }) => deviceId), hasNews: message !== undefined }
}

function* note(shop: string, { deviceId }: WatchedDevice, step: AlarmStep, now: number): Program<void> {
  const key = { shop, device: deviceId }
  if (step === 'raise') {
    yield* run(raise, { shop_id: shop, device_id: deviceId, raised_at: now, reminded_at: null })
    const act = { act: 'device_silent', device_id: null, address: null, detail: deviceId }
    yield* addAct({ shop_id: shop, id: newId(now), ...act })
  } else if (step === 'remind') yield* run(remind, { ...key, at: now })
  else if (step === 'clear' || step === 'forget') yield* run(end, key)
}

/** All that are silent in one message: a line that is down silences every till of a shop. */
function messageOf(
  news: readonly WatchedDevice[],
  cleared: readonly WatchedDevice[],
  silent: readonly WatchedDevice[],
): AlarmMessage | undefined {
  const last = cleared.at(-1)
  if (news.length > 0) {
    const oldest = silent.toSorted((a, b) => a.since - b.since).slice(0, NAMED_MAX)
    const devices = oldest.map(({ name, since, waiting }) => ({ name, since, waiting }))
    return { kind: 'silent', count: silent.length, devices }
  }
  return last !== undefined && silent.length === 0 ? { kind: 'in_order', name: last.name } : undefined
}

function alarmOf(row: AlarmTable | undefined): StandingAlarm | undefined {
  return row && { raisedAt: row.raised_at, remindedAt: row.reminded_at }
}
