import { MovedTo } from '../../api/sending.ts'
import type { ErrorCode } from '../../errors.ts'
import { slotsOf } from '../account/key-slots.ts'
import { silentAt } from '../alarm/remembered-choice.ts'
import { custodyOf } from '../custody/custody-facts.ts'
import type { BootState } from '../boot.ts'
import type { Device } from '../device.ts'
import type { BackupStatus } from '../engine-api.ts'
import type { AckedHead } from '../generation.ts'
import { lockName } from '../locks.ts'
import { parseBackOff } from '../sending/back-off.ts'
import { generationFacts, type GenerationFacts } from '../sending/what-waits.ts'

/** The server takes this device's token no more. */
const NO_TOKEN: ReadonlySet<ErrorCode> = new Set(['token_unknown', 'device_revoked', 'key_replaced'])

/** What the chip and its panel may say now (engine 23, 36), read from storage alone. */
export async function readStatus(device: Device): Promise<BackupStatus> {
  const state = await device.boot.state()
  const facts = await generationFacts(state)
  const backOff = parseBackOff(state.extra)
  const hasAccount = state.identity?.login !== undefined
  const needsSignIn = hasAccount && state.token === undefined
  const problem = backOff?.needsPerson === true ? backOff.problem : undefined
  const gone = facts.isGone === true ? ('storage_vanished' as const) : undefined
  const shown = gone ?? problem ?? (needsSignIn ? 'token_unknown' : undefined)
  const movedTo = MovedTo.safeParse(state.extra['movedTo'])
  return {
    state: stateOf(hasAccount, shown !== undefined, facts),
    waiting: facts.unsent,
    ...silenceOf(state, facts),
    hasAccount,
    signedIn: state.token !== undefined && (problem === undefined || !NO_TOKEN.has(problem)),
    keyOnlyHere: state.pendingKey !== undefined,
    hasRecoveryCode: slotsOf(state).some(({ kind }) => kind === 'recovery'),
    unchecked: facts.unchecked,
    restoreLeft: await isRestoreLeft(device, state),
    ...(facts.acked === undefined ? {} : { lastBackup: lastBackupOf(facts.acked) }),
    ...(state.identity === undefined ? {} : { custody: custodyOf(state) }),
    ...(movedTo.success ? { movedTo: movedTo.data } : {}),
    ...(state.identity?.login === undefined ? {} : { login: state.identity.login }),
    ...(shown === undefined ? {} : { problem: shown }),
    ...(backOff === undefined || backOff.needsPerson ? {} : { nextTryAt: backOff.nextTryAt }),
  }
}

/** Without an account there is no backup that could be late. */
function silenceOf(
  { identity, extra }: BootState,
  { unsent }: GenerationFacts,
): Pick<BackupStatus, 'silentAt'> {
  const at = identity?.login === undefined ? null : silentAt(extra, unsent)
  return at === null ? {} : { silentAt: at }
}

function stateOf(hasAccount: boolean, isTrouble: boolean, facts: GenerationFacts): BackupStatus['state'] {
  if (!hasAccount) return 'local'
  if (isTrouble) return 'needs_you'
  if (facts.isWaiting || facts.acked === undefined) return 'waiting'
  return facts.acked.checkedAt === undefined ? 'stored' : 'checked'
}

function lastBackupOf({
  number,
  snapshotId,
  storedAt,
  checkedAt,
}: AckedHead): NonNullable<BackupStatus['lastBackup']> {
  return { number, snapshotId, storedAt, ...(checkedAt === undefined ? {} : { checkedAt }) }
}

async function isRestoreLeft({ locks }: Device, state: BootState): Promise<boolean> {
  if (state.pendingFlip === undefined) return false
  const { held = [] } = await locks.query()
  return held.every(({ name }) => name !== lockName('restore'))
}
