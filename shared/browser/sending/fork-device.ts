import { newId } from '../../ids.ts'
import { identityOf } from '../account/key-slots.ts'
import type { Boot } from '../boot.ts'
import type { ServerApi } from '../server-api/server-api.ts'

/**
 * This profile is a copy of one that goes on elsewhere: it becomes a device of its own, with a new id, token, letter and lineage
 * (engine 20). What waits is then sent under this address. Throws as `ServerApi.fork`; killed before the end, the next try
 * forks again.
 */
export async function forkDevice(boot: Boot, api: ServerApi): Promise<void> {
  const { deviceName: name } = identityOf(await boot.state())
  const deviceId = newId(Date.now())
  const { token, letter } = await api.fork({ device: { deviceId, name } })
  await boot.update((now) => ({
    identity: { ...identityOf(now), deviceId, letter, lineage: newId(Date.now()) },
    token,
  }))
}
