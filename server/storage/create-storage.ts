import { createAlarmStorage, createPushStorage } from './create-alarm-storage.ts'
import { actsBefore, addAct, pruneActs } from './programs/audit.ts'
import { deleteBackup, patchBackup, undeleteBackup } from './programs/backup-care.ts'
import { backupBySnapshot, manifestOf, nextUnchecked, recordCheck } from './programs/backups.ts'
import { commitBackup } from './programs/commit.ts'
import { beginSwitch, custodyFacts } from './programs/custody.ts'
import { endSwitch, forgetFormerKey, purgeState, removeFormerBackups } from './programs/custody-purge.ts'
import { deviceByToken, devicesOf, newestBackupsOf, renameDevice, revokeDevice } from './programs/devices.ts'
import {
  dueShops,
  filesOf,
  finishRun,
  forgetFiles,
  leaseFiles,
  planFiles,
  putFile,
  renewLease,
  scheduleOf,
} from './programs/files.ts'
import { collectAnew } from './programs/gc.ts'
import { createShop, forkDevice, joinDevice } from './programs/join.ts'
import { listBackups } from './programs/list-backups.ts'
import { negotiate } from './programs/negotiate.ts'
import { objectBody, objectStates, verifyObjects } from './programs/objects.ts'
import { shopSummaries } from './programs/operator.ts'
import { confirmOwner } from './programs/owner.ts'
import { claimPairing, createPairing, shownPairing, withdrawPairing } from './programs/pairings.ts'
import { changePassword, putProvenSlots } from './programs/password.ts'
import { claimReset, offerReset, resetOf } from './programs/password-resets.ts'
import { chooseQuota, putObjects, usageOf } from './programs/quotas.ts'
import { chooseRetention, learnZone, planShop, retainShop, shopsAfter } from './programs/retention.ts'
import { serverFigures } from './programs/server-figures.ts'
import { shopById, shopByLogin, someManaged } from './programs/shops.ts'
import { recoveryAuthOf, slotsOf } from './programs/slots.ts'
import { heartbeat } from './programs/status.ts'
import { createUpkeepStorage } from './create-upkeep-storage.ts'
import type { CustodyStorage } from './custody-storage.ts'
import type { FileStorage } from './file-storage.ts'
import type { PairingStorage } from './pairing-storage.ts'
import type { PasswordStorage } from './password-storage.ts'
import { quotaExceeded } from './quota-error.ts'
import type { QuotaStorage } from './quota-storage.ts'
import type { CareStorage, RetentionStorage } from './retention-storage.ts'
import type { Runner } from './runner.ts'
import type { Program } from './statement.ts'
import type { AccountStorage, BackupStorage, CheckStorage, Storage } from './storage.ts'

/** The storage over any database that runs programs; closing it closes the database. */
export function createStorage(runner: Runner): Storage {
  return {
    kind: runner.kind,
    accounts: accountStorage(runner),
    passwords: passwordStorage(runner),
    pairings: pairingStorage(runner),
    custody: custodyStorage(runner),
    backups: backupStorage(runner),
    quotas: quotaStorage(runner),
    checks: checkStorage(runner),
    files: fileStorage(runner),
    retention: retentionStorage(runner),
    care: careStorage(runner),
    upkeep: createUpkeepStorage(runner),
    operator: {
      shops: (after, limit) => runner.read(() => shopSummaries(after, limit)),
      figures: () => runner.read(() => serverFigures()),
    },
    audit: {
      add: (row) => runner.write(() => addAct(row)),
      list: (shop, page) => runner.read(() => actsBefore(shop, page)),
      prune: (shop, before, limit) => runner.write(() => pruneActs(shop, before, limit)),
    },
    alarms: createAlarmStorage(runner),
    push: createPushStorage(runner),
    close: () => runner.close(),
  }
}

function accountStorage(runner: Runner): AccountStorage {
  return {
    shopByLogin: (login) => runner.read(() => shopByLogin(login)),
    shopById: (shop) => runner.read(() => shopById(shop)),
    someManaged: (limit) => runner.read(() => someManaged(limit)),
    createShop: (shop, slots, first) => runner.write(() => createShop(shop, slots, first)),
    join: (request) => runner.write(() => joinDevice(request)),
    fork: (request) => runner.write(() => forkDevice(request)),
    holder: (tokenHash) => runner.read(() => deviceByToken(tokenHash)),
    devices: (shop) => runner.read(() => devicesOf(shop)),
    newestBackups: (shop) => runner.read(() => newestBackupsOf(shop)),
    rename: (shop, device, name) => runner.write(() => renameDevice(shop, device, name)),
    revoke: (shop, device, at) => runner.write(() => revokeDevice(shop, device, at)),
    confirmOwner: (shop, device, until) => runner.write(() => confirmOwner(shop, device, until)),
    slots: (shop, epoch) => runner.read(() => slotsOf(shop, epoch)),
    recoveryAuth: (shop, epoch) => runner.read(() => recoveryAuthOf(shop, epoch)),
    putSlots: (shop, proven, rows) => runner.write(() => putProvenSlots(shop, proven, rows)),
  }
}

function passwordStorage(runner: Runner): PasswordStorage {
  return {
    change: (change) => runner.write(() => changePassword(change)),
    resetOf: (shop) => runner.read(() => resetOf(shop)),
    offerReset: (row, act) => runner.write(() => offerReset(row, act)),
    claimReset: (claim) => runner.write(() => claimReset(claim)),
  }
}

function custodyStorage(runner: Runner): CustodyStorage {
  return {
    facts: (shop) => runner.read(() => custodyFacts(shop)),
    begin: (request) => runner.write(() => beginSwitch(request)),
    purgeState: (shop) => runner.read(() => purgeState(shop)),
    forgetFormerKey: (shop) => runner.write(() => forgetFormerKey(shop)),
    removeFormerBackups: (shop, limit) => runner.write(() => removeFormerBackups(shop, limit)),
    collectAnew: (shop, at) => runner.write(() => collectAnew(shop, at)),
    compact: () => runner.compact(),
    end: (shop) => runner.write(() => endSwitch(shop)),
  }
}

function pairingStorage(runner: Runner): PairingStorage {
  return {
    create: (pairing) => runner.write(() => createPairing(pairing)),
    shown: (shop, device) => runner.read(() => shownPairing(shop, device)),
    withdraw: (shop, device) => runner.write(() => withdrawPairing(shop, device)),
    claim: (claim) => runner.write(() => claimPairing(claim)),
  }
}

function backupStorage(runner: Runner): BackupStorage {
  return {
    negotiate: (shop, ids, at) => runner.write(() => negotiate(shop, ids, at)),
    async putObjects(shopId, objects, at, quotaBytes) {
      const result = await runner.write(() => putObjects({ shopId, objects, at, quotaBytes }))
      if (result.kind === 'quota_exceeded') throw quotaExceeded(result)
      return result.isNew
    },
    commit: (request) => runner.write(() => commitBackup(request)),
    list: (shop, query) => runner.read(() => listBackups(shop, query)),
    bySnapshot: (shop, snapshot) => runner.read(() => backupBySnapshot(shop, snapshot)),
    manifest: (shop, number) => runner.read(() => manifestOf(shop, number)),
    heartbeat: (shop, device, lineage, at, waiting) =>
      runner.write(() => heartbeat(shop, device, lineage, at, waiting)),
    object: (shop, id) => runner.read(() => objectBody(shop, id)),
  }
}

function quotaStorage(runner: Runner): QuotaStorage {
  return {
    of: (shop) => runner.read(() => usageOf(shop)),
    set: (shop, bytes, act) => runner.write(() => chooseQuota(shop, bytes, act)),
  }
}

function retentionStorage(runner: Runner): RetentionStorage {
  return {
    plan: (shop, now, change) => runner.read(() => planShop(shop, now, change)),
    choose: (shop, change) => runner.write(() => chooseRetention(shop, change)),
    learnZone: (shop, zone) => runner.write(() => learnZone(shop, zone)),
    retain: (shop, now) => runner.write(() => retainShop(shop, now)),
    shopsAfter: (after, limit) => runner.read(() => shopsAfter(after, limit)),
  }
}

function careStorage(runner: Runner): CareStorage {
  return {
    patch: (shop, snapshot, patch) => runner.write(() => patchBackup(shop, snapshot, patch)),
    delete: (shop, snapshot, at) => runner.write(() => deleteBackup(shop, snapshot, at)),
    undelete: (shop, snapshot, at) => runner.write(() => undeleteBackup(shop, snapshot, at)),
  }
}

function checkStorage(runner: Runner): CheckStorage {
  return {
    nextUnchecked: () => runner.read(() => nextUnchecked()),
    object: (shop, id) => runner.read(() => objectBody(shop, id)),
    unverified: (shop, ids) => runner.read(() => unverified(shop, ids)),
    verified: (shop, ids, at) => runner.write(() => verifyObjects(shop, ids, at)),
    record: (shop, number, found) => runner.write(() => recordCheck(shop, number, found)),
  }
}

function fileStorage(runner: Runner): FileStorage {
  return {
    list: (shop) => runner.read(() => filesOf(shop)),
    put: (row) => runner.write(() => putFile(row)),
    forget: (shop, names) => runner.write(() => forgetFiles(shop, names)),
    plan: (now, server) => runner.write(() => planFiles(now, server)),
    schedule: (shop) => runner.read(() => scheduleOf(shop)),
    due: (now) => runner.read(() => dueShops(now)),
    lease: (shop, lease) => runner.write(() => leaseFiles(shop, lease)),
    renew: (shop, holder, until) => runner.write(() => renewLease(shop, holder, until)),
    finish: (shop, holder, done) => runner.write(() => finishRun(shop, holder, done)),
  }
}

function* unverified(shop: string, ids: readonly string[]): Program<readonly string[]> {
  const rows = yield* objectStates(shop, ids)
  const done = new Set(rows.filter((row) => row.verified_at !== null).map((row) => row.id))
  return ids.filter((id) => !done.has(id))
}
