import { DevicesAnswer, WAITING_HEADER, type WaitingReport } from '../../api/device.ts'
import { ask, askJson, type ServerCall } from './server-call.ts'

/** The devices of the shop, as its owner asks for them. Throws as `ServerApi`. */
export interface DeviceApi {
  devices(): Promise<DevicesAnswer['devices']>
  /** Throws `owner_needed`, `not_found`. */
  renameDevice(deviceId: string, name: string): Promise<void>
  /** Throws `owner_needed`, `not_found`. */
  revokeDevice(deviceId: string): Promise<void>
}

/** These calls over `call`. */
export function createDeviceApi(call: ServerCall): DeviceApi {
  const pathOf = (deviceId: string) => `/api/devices/${encodeURIComponent(deviceId)}`
  return {
    devices: async () =>
      (await askJson(call, { method: 'GET', path: '/api/devices' }, DevicesAnswer)).devices,
    async renameDevice(deviceId, name) {
      await ask(call, { method: 'PATCH', path: pathOf(deviceId), json: { name } })
    },
    async revokeDevice(deviceId) {
      await ask(call, { method: 'DELETE', path: pathOf(deviceId) })
    },
  }
}

/** The header that carries what waits on this device; none when it does not say. */
export function saying(waiting: WaitingReport | undefined): { headers?: Record<string, string> } {
  return waiting === undefined ? {} : { headers: { [WAITING_HEADER]: JSON.stringify(waiting) } }
}
