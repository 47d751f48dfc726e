import { MovedTo } from '../../api/sending.ts'
import { PosError } from '../../errors.ts'
import { slotsOf } from '../account/key-slots.ts'
import type { BootState } from '../boot.ts'
import type { Device } from '../device.ts'
import type { BackupStatus } from '../engine-api.ts'
import type { AckedHead, StoreState } from '../generation.ts'
import { lockName } from '../locks.ts'
import { isUnchecked } from '../restore/restore-marks.ts'
import { parseBackOff } from '../sending/back-off.ts'
import type { Unsent } from '../shop-store.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { NOTHING_UNSENT, addUnsent } from '../store/unsent.ts'

interface GenerationFacts {
  readonly acked?: AckedHead
  readonly unsent: Unsent
  /** True when the server lacks anything, documents or not. */
  readonly isWaiting: boolean
  readonly unchecked: boolean
  /** True when the shop's own data vanished (engine 29): everything else is still known, the account too. */
  readonly isGone?: boolean
}

/** What the chip and its panel may say now (engine 23, 36), read from storage alone. */
export async function readStatus(device: Device): Promise<BackupStatus> {
  const state = await device.boot.state()
  const facts = await factsOf(state)
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
    hasAccount,
    signedIn: state.token !== undefined && problem !== 'token_unknown' && problem !== 'device_revoked',
    keyOnlyHere: state.pendingKey !== undefined,
    hasRecoveryCode: slotsOf(state).some(({ kind }) => kind === 'recovery'),
    unchecked: facts.unchecked,
    restoreLeft: await isRestoreLeft(device, state),
    ...(facts.acked === undefined ? {} : { lastBackup: lastBackupOf(facts.acked) }),
    ...(movedTo.success ? { movedTo: movedTo.data } : {}),
    ...(state.identity?.login === undefined ? {} : { login: state.identity.login }),
    ...(shown === undefined ? {} : { problem: shown }),
    ...(backOff === undefined || backOff.needsPerson ? {} : { nextTryAt: backOff.nextTryAt }),
  }
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

/** The active generation's, and what older ones have not sent yet. */
async function factsOf(state: BootState): Promise<GenerationFacts> {
  let all: GenerationFacts = { unsent: NOTHING_UNSENT, isWaiting: false, unchecked: false }
  for (const { number, state: written } of state.generations) {
    if (written !== 'complete') continue
    const isActive = number === state.active
    const facts = await readGeneration(number).catch((error: unknown) => {
      const isGone = error instanceof PosError && error.code === 'storage_vanished'
      if (isActive && !isGone) throw error
      return undefined
    })
    if (facts === undefined) {
      if (isActive) all = { ...all, isGone: true }
      continue
    }
    const unsent = addUnsent(all.unsent, facts.unsent)
    const isWaiting = all.isWaiting || facts.isWaiting
    all = isActive ? { ...all, ...facts, unsent, isWaiting } : { ...all, unsent, isWaiting }
  }
  return all
}

async function readGeneration(number: number): Promise<GenerationFacts> {
  const db = await GenerationDb.open(number)
  try {
    const [facts, unchecked] = await Promise.all([
      db.run(['meta', 'outbox'], 'read', async (tx) => {
        const [state, rows, acked] = await Promise.all([
          tx.meta('state'),
          tx.list('outbox'),
          tx.meta('acked'),
        ])
        const unsent = rows.reduce((sum, row) => addUnsent(sum, row.unsent), state?.unsent ?? NOTHING_UNSENT)
        const isWaiting = rows.length > 0 || (state !== undefined && hasUncut(state))
        return { unsent, isWaiting, ...(acked === undefined ? {} : { acked }) }
      }),
      isUnchecked(db),
    ])
    return { ...facts, unchecked }
  } finally {
    db.close()
  }
}

/** Rows of an index that is still being built stay in hot after a cut; they are nothing that a server lacks. */
function hasUncut({ hotRows, lastWriteAt, lastCutAt }: StoreState): boolean {
  return hotRows > 0 && lastWriteAt >= lastCutAt
}

async function isRestoreLeft({ locks }: Device, state: BootState): Promise<boolean> {
  if (state.pendingFlip === undefined) return false
  const { held = [] } = await locks.query()
  return held.every(({ name }) => name !== lockName('restore'))
}
