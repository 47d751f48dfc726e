/** A row of `alarm_settings`; `settings` is JSON. */
export interface AlarmSettingsTable {
  shop_id: string
  settings: string
}

/** A row of `alarms`: the owner was told that this device is silent. */
export interface AlarmTable {
  shop_id: string
  device_id: string
  raised_at: number
  reminded_at: number | null
}

/**
 * A row of `push_subscriptions`: where a device is told of alarms. `payload` (JSON) is what it has to be told next, null
 * for nothing; `due_at` when that is tried, `problem` why the last message did not arrive.
 */
export interface PushSubscriptionTable {
  shop_id: string
  device_id: string
  endpoint: string
  p256dh: string
  auth: string
  contact: string
  created_at: number
  sent_at: number | null
  problem: string | null
  payload: string | null
  due_at: number | null
  tries: number
}

/** The tables of alarms. */
export interface AlarmTables {
  alarm_settings: AlarmSettingsTable
  alarms: AlarmTable
  push_subscriptions: PushSubscriptionTable
}
