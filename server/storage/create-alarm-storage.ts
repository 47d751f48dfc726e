import type { AlarmStorage, ClaimedPush, PushStorage } from './alarm-storage.ts'
import { chooseAlarm, stepAlarms, watchShop } from './programs/alarms.ts'
import {
  claimPush,
  duePushes,
  finishPush,
  putReceiver,
  receiversOf,
  removeReceiver,
  targetOf,
} from './programs/push.ts'
import type { Runner } from './runner.ts'

/** The alarms of any database that runs programs. */
export function createAlarmStorage(runner: Runner): AlarmStorage {
  return {
    watch: (shop) => runner.read(() => watchShop(shop)),
    choose: (shop, settings) => runner.write(() => chooseAlarm(shop, settings)),
    step: (shop, now) => runner.write(() => stepAlarms(shop, now)),
  }
}

/** The receivers of alarms of any database that runs programs. */
export function createPushStorage(runner: Runner): PushStorage {
  return {
    receivers: (shop) => runner.read(() => receiversOf(shop)),
    put: (row) => runner.write(() => putReceiver(row)),
    remove: (shop, device) => runner.write(() => removeReceiver(shop, device)),
    target: (shop, device) => runner.read(() => targetOf(shop, device)),
    async claim(now, until, limit) {
      const claimed: ClaimedPush[] = []
      for (const row of await runner.read(() => duePushes(now, limit))) {
        // One transaction each: they are of different shops, which may lie on different machines
        const mine = await runner.write(() => claimPush(row, until))
        if (mine !== undefined) claimed.push(mine)
      }
      return claimed
    },
    done: (push, done) => runner.write(() => finishPush(push, done)),
  }
}
