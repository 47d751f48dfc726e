import type { DeviceRow as DeviceAnswer } from '../../api/device.ts'
import type { Device } from '../device.ts'
import type { DeviceRow, EngineDevices } from '../engine-devices.ts'
import type { EngineContext } from './engine-context.ts'

/** These methods over a context. */
export function deviceMethods({ onDevice, changing }: EngineContext): EngineDevices {
  return {
    listDevices: () => onDevice(async ({ api }) => (await api.devices()).map(toRow)),
    renameDevice: (deviceId, name) => changing((device) => rename(device, deviceId, name)),
    revokeDevice: (deviceId) => onDevice(({ api }) => api.revokeDevice(deviceId)),
  }
}

async function rename({ boot, api }: Device, deviceId: string, name: string): Promise<void> {
  await api.renameDevice(deviceId, name)
  await boot.update(({ identity }) =>
    identity?.deviceId === deviceId ? { identity: { ...identity, deviceName: name } } : undefined,
  )
}

function toRow(row: DeviceAnswer): DeviceRow {
  const { deviceId, name, letter, createdAt, seenAt, revokedAt, current, lastBackup, waiting } = row
  return {
    deviceId,
    name,
    letter,
    isThis: current,
    joinedAt: createdAt,
    ...(seenAt === 0 ? {} : { lastSeenAt: seenAt }),
    ...(revokedAt === null ? {} : { revokedAt }),
    ...(lastBackup === null ? {} : { lastBackup }),
    ...(waiting === null ? {} : { waiting: waitingOf(waiting) }),
  }
}

function waitingOf({
  docs,
  toldAt,
  sums,
  since,
}: NonNullable<DeviceAnswer['waiting']>): NonNullable<DeviceRow['waiting']> {
  return {
    docs,
    toldAt,
    ...(sums === undefined ? {} : { sums }),
    ...(since === undefined ? {} : { since }),
  }
}
