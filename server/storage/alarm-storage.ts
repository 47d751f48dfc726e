import type { AlarmSettings } from '../../shared/api/alarm.ts'
import type { AlarmTurn, WatchedShop } from './programs/alarms.ts'
import type { PushDone, PushTarget, Receiver, ReceiverRow } from './programs/push.ts'

/** Which devices of a shop are silent, and what its owner was told of that. Another shop's are as if they were not there. */
export interface AlarmStorage {
  /** Everything that decides about alarms now. */
  watch(shop: string): Promise<WatchedShop>
  /** Saves the owner's choice; the shop is looked at soon. */
  choose(shop: string, settings: AlarmSettings): Promise<void>
  /**
   * Decides anew under the shop's lock and notes what is news: alarms, reminders, what is in order again, and messages for
   * all who are told. Whoever calls it, and however many servers at once: each alarm is raised once.
   */
  step(shop: string, now: number): Promise<AlarmTurn>
}

/** Who is told of alarms, and what they have to be told next. */
export interface PushStorage {
  /** Those of a shop whose device is neither removed nor signed out by another password, oldest first. */
  receivers(shop: string): Promise<readonly Receiver[]>
  /** Adds a receiver, or gives it another address; what it has to be told stays. */
  put(row: ReceiverRow): Promise<void>
  /** True when the device was a receiver. */
  remove(shop: string, device: string): Promise<boolean>
  /** A receiver’s address; `undefined` when the device is none. */
  target(shop: string, device: string): Promise<PushTarget | undefined>
  /** Messages that are due now, each for this caller alone until `until`; then they are due again unless `done`. */
  claim(now: number, until: number, limit: number): Promise<readonly ClaimedPush[]>
  /** Notes what became of a message. What the receiver has to be told since it was claimed stays due. */
  done(push: ClaimedPush, done: PushDone): Promise<void>
}

/** A message that is to be sent. */
export interface ClaimedPush extends PushTarget {
  readonly shopId: string
  readonly deviceId: string
  /** JSON of an `AlarmMessage`. */
  readonly payload: string
  /** Which try this is; the first is 1. */
  readonly tries: number
  /** Until when nobody else sends it. */
  readonly until: number
}
