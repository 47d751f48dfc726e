import { describe, expect, it } from 'vitest'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { AuditAnswer, AuditRow } from '../../shared/browser/engine-audit.ts'
import { PosError } from '../../shared/errors.ts'
import { Activity } from './activity.ts'

const act = (id: string): AuditRow => ({
  id,
  at: 1,
  act: 'signed_in',
  deviceId: 'd',
  address: null,
  detail: null,
})
const page = (ids: string[], next: string | null = null): AuditAnswer => ({
  acts: ids.map(act),
  next,
  devices: { [`device of ${ids[0]}`]: 'Till' },
})
const idsOf = ({ acts }: Activity) => acts?.map(({ id }) => id)

/** An engine whose answers a test gives. */
function engineOf(listActs: EngineApi['listActs']): EngineApi {
  return { listActs } as EngineApi
}

describe('what was done to the account', () => {
  it('comes in chunks that follow each other, with the names of all of them', async () => {
    const asked: unknown[] = []
    const engine = engineOf(async (chunk) => {
      asked.push(chunk)
      return chunk?.before === undefined ? page(['9', '8'], '8') : page(['7'])
    })
    const activity = new Activity()
    await activity.load(engine, 'backups')
    expect([idsOf(activity), activity.hasMore]).toEqual([['9', '8'], true])
    await activity.more(engine)
    await activity.more(engine)
    expect([idsOf(activity), activity.hasMore]).toEqual([['9', '8', '7'], false])
    expect(asked).toEqual([{ group: 'backups' }, { group: 'backups', before: '8' }])
    expect(Object.keys(activity.devices)).toHaveLength(2)
  })

  it('of two filters the one that was chosen last is shown, whichever is answered first', async () => {
    const answers: ((answer: AuditAnswer) => void)[] = []
    const engine = engineOf(() => new Promise((answer) => answers.push(answer)))
    const activity = new Activity()
    const loads = [activity.load(engine, 'backups'), activity.load(engine, 'account')]
    answers[1]?.(page(['new']))
    answers[0]?.(page(['old']))
    await Promise.all(loads)
    expect([activity.filter, idsOf(activity), activity.busy]).toEqual(['account', ['new'], false])
  })

  it('stays while the server does not answer, and is locked until the owner is confirmed', async () => {
    let failure: PosError | undefined
    const engine = engineOf(async () => {
      if (failure !== undefined) throw failure
      return page(['9'])
    })
    const activity = new Activity()
    await activity.load(engine)
    failure = new PosError('network', 'offline')
    await activity.load(engine)
    expect([idsOf(activity), activity.error, activity.isLocked]).toEqual([['9'], failure, false])
    failure = new PosError('owner_needed', 'the password again')
    await expect(activity.load(engine)).rejects.toBe(failure)
    expect([activity.error, activity.isLocked, activity.busy]).toEqual([undefined, true, false])
  })
})
