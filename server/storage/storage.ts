import type { WaitingReport } from '../../shared/api/device.ts'
import type { NegotiateAnswer } from '../../shared/api/sending.ts'
import type { AlarmStorage, PushStorage } from './alarm-storage.ts'
import type { AuditStorage } from './audit-storage.ts'
import type { CustodyStorage } from './custody-storage.ts'
import type { FileStorage } from './file-storage.ts'
import type { BackupSummary, UncheckedBackup } from './programs/backups.ts'
import type { CommitRequest, CommitResult } from './programs/commit.ts'
import type { newestBackupsOf, TokenHolder } from './programs/devices.ts'
import type { createShop, forkDevice, JoinRequest, JoinResult } from './programs/join.ts'
import type { BackupsFilter } from './programs/list-backups.ts'
import type { LineageStatus } from './programs/status.ts'
import type { IncomingObject } from './programs/store-objects.ts'
import type { OperatorStorage } from './operator-storage.ts'
import type { PairingStorage } from './pairing-storage.ts'
import type { PasswordStorage } from './password-storage.ts'
import type { QuotaStorage } from './quota-storage.ts'
import type { CareStorage, RetentionStorage } from './retention-storage.ts'
import type { Program } from './statement.ts'
import type { DeviceTable, KeySlotTable, ShopTable } from './tables.ts'
import type { UpkeepStorage } from './upkeep-storage.ts'

type Outcome<Work extends (...args: never[]) => Program<unknown>> =
  ReturnType<Work> extends Program<infer Result> ? Result : never

/** What adding a shop came to. */
export type CreateShopResult = Outcome<typeof createShop>

/** What a fork came to. */
export type ForkResult = Outcome<typeof forkDevice>

/** Shops, their devices and key slots. */
export interface AccountStorage {
  shopByLogin(login: string): Promise<ShopTable | undefined>
  shopById(shop: string): Promise<ShopTable | undefined>
  /** Any shops whose keys this server holds, wrapped by its master key. */
  someManaged(limit: number): Promise<readonly Pick<ShopTable, 'shop_id' | 'key_epoch' | 'wrapped_key'>[]>
  /** Adds a shop with its first device and its slots, or changes nothing. */
  createShop(shop: ShopTable, slots: readonly KeySlotTable[], first: JoinRequest): Promise<CreateShopResult>
  /** Gives a device a new token; the same device keeps its letter. */
  join(request: JoinRequest): Promise<JoinResult>
  /** Gives a copied profile a device of its own. */
  fork(request: JoinRequest): Promise<ForkResult>
  /** Who holds the token with this hash, revoked or not; a revocation shows in the next call. */
  holder(tokenHash: string): Promise<TokenHolder | undefined>
  devices(shop: string): Promise<readonly DeviceTable[]>
  /** The newest backup of each device that has made one, by its id. */
  newestBackups(shop: string): Promise<Outcome<typeof newestBackupsOf>>
  /** True when the shop has that device. */
  rename(shop: string, device: string, name: string): Promise<boolean>
  /** True when the shop has that device. Revoking twice keeps the first time. */
  revoke(shop: string, device: string, at: number): Promise<boolean>
  /** Lets the owner act from this device until then; false when it was revoked meanwhile. */
  confirmOwner(shop: string, device: string, until: number): Promise<boolean>
  /** JSON texts. */
  slots(shop: string, epoch: number): Promise<readonly string[]>
  /** What is stored of the recovery code of a key epoch; `undefined` when no device may join by it. */
  recoveryAuth(shop: string, epoch: number): Promise<string | undefined>
  /** A slot replaces the older one of its kind. False, with nothing stored, when the proven password is not the owner's any more. */
  putSlots(shop: string, provenAuth: string, rows: readonly KeySlotTable[]): Promise<boolean>
}

/** Backups and the objects under them. Everything is of one shop; another shop's ids are as if they were not there. */
export interface BackupStorage {
  negotiate(shop: string, ids: readonly string[], at: number): Promise<NegotiateAnswer>
  /** True for each object that was stored now, false for one that was there: the first body wins. Throws `quota_exceeded`, with nothing stored. */
  putObjects(
    shop: string,
    objects: readonly IncomingObject[],
    at: number,
    quotaBytes?: number,
  ): Promise<readonly boolean[]>
  /** The only commit point. On disk when it resolves; repeating it changes nothing. */
  commit(request: CommitRequest): Promise<CommitResult>
  /** Newest first. */
  list(shop: string, filter: BackupsFilter): Promise<readonly BackupSummary[]>
  /** Deleted ones too. */
  bySnapshot(shop: string, snapshot: string): Promise<BackupSummary | undefined>
  manifest(shop: string, number: number): Promise<Uint8Array | undefined>
  /** Notes that the device was seen and what waits on it, and answers its lineage's head. */
  heartbeat(
    shop: string,
    device: string,
    lineage: string,
    at: number,
    waiting?: WaitingReport,
  ): Promise<LineageStatus>
  object(shop: string, id: string): Promise<Uint8Array | undefined>
}

/** What the check after a commit needs (engine 23). */
export interface CheckStorage {
  /** A backup in managed custody that was neither checked nor found bad; the same one until `record`. */
  nextUnchecked(): Promise<UncheckedBackup | undefined>
  object(shop: string, id: string): Promise<Uint8Array | undefined>
  /** Those of `ids` that were not verified, in the given order. */
  unverified(shop: string, ids: readonly string[]): Promise<readonly string[]>
  /** Marks objects whose whole subtree was found right. */
  verified(shop: string, ids: readonly string[], at: number): Promise<void>
  record(shop: string, number: number, found: { at: number } | { problem: string }): Promise<void>
}

/** Where the server keeps everything. Every adapter passes tests/contract/storage-contract.ts. */
export interface Storage {
  readonly kind: 'sqlite' | 'postgres'
  readonly accounts: AccountStorage
  readonly passwords: PasswordStorage
  readonly pairings: PairingStorage
  readonly custody: CustodyStorage
  readonly backups: BackupStorage
  readonly quotas: QuotaStorage
  readonly checks: CheckStorage
  readonly files: FileStorage
  readonly retention: RetentionStorage
  readonly care: CareStorage
  readonly upkeep: UpkeepStorage
  readonly operator: OperatorStorage
  readonly audit: AuditStorage
  readonly alarms: AlarmStorage
  readonly push: PushStorage
  /** Finishes what is under way and closes; calling twice is allowed. */
  close(): Promise<void>
}
