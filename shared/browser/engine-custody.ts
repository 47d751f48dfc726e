import type { ErrorCode } from '../errors.ts'
import type { OnProgress } from './engine-progress.ts'

/**
 * What the server can do only while it holds the shop's key: write readable files (`readable_files`), recompute what it has stored
 * from plain text (`content_check`), try a restore by itself (`rehearsal`), take in a backup of an old system (`old_upload`), and let
 * the operator set a new password (`password_reset`).
 */
export type ServerAbility = 'readable_files' | 'content_check' | 'rehearsal' | 'old_upload' | 'password_reset'

/** What private custody costs, before anything begins. */
export interface CustodyCost {
  /** Everything is sent again under the new key: records, their leaves, and about how many bytes (packed). */
  readonly records: number
  readonly leaves: number
  readonly bytes: number
  /** Backups on the server that are deleted for good, named and pinned ones too. */
  readonly backups: number
  /** Readable files of this shop that the server deletes. */
  readonly files: number
  /**
   * Copies of its whole database that the server keeps: this shop's old backups stay in them, readable for whoever has the server's
   * master key, until newer copies replace them (ten days as a rule). 0 when it keeps none.
   */
  readonly serverCopies: number
  /**
   * Other devices of the shop that have to sign in again, by password or recovery code. What they hold stays; until then their own
   * sales are on them alone, because their older backups go too.
   */
  readonly devices: number
  /** What the server cannot do any more, in the order in which to say it. */
  readonly loses: readonly ServerAbility[]
}

/** How far a switch is: the next thing that happens. */
export type CustodyStep =
  /** A code was shown; nothing has changed anywhere. Ask for the code, or show a new one. */
  | 'prepared'
  /** The server knows the new slots; this device rebuilds its copy under the new key. The shop still works under the old one. */
  | 'rebuilding'
  /** This device works under the new key; the server does not have everything under it yet. */
  | 'sending'
  /** The server has everything; this device fetches parts of it back and opens them. */
  | 'checking'
  /** The server is deleting its key of the shop and everything that it can read. */
  | 'purging'

/** A switch that was begun and is not done. */
export interface CustodyUnderway {
  readonly step: CustodyStep
  /**
   * What the server can still read: `everything` until this device works under the new key; after that `older`: all backups and files
   * of before. It is never nothing before the switch is done.
   */
  readonly serverReads: 'everything' | 'older'
  /** When this device began, ms UTC. */
  readonly since: number
  /** Why it does not go on by itself right now; it tries again when that has gone. Absent while all is well. */
  readonly problem?: ErrorCode
}

/** Who can open the shop, and a switch that is under way. */
export interface CustodyState {
  readonly custody: 'managed' | 'private'
  /** Absent when nothing is under way: only then is `private` really private. */
  readonly underway?: CustodyUnderway
}

/** What the page asks of the engine about who holds the shop's key (engine 15, 35). */
export interface EngineCustody {
  /** Who can open the shop, from storage alone. Rejects `shop_missing`. The status tells when it changes. */
  custody(): Promise<CustodyState>

  /** What switching would cost. Needs the server. Rejects `custody_private` when it was done already, `token_unknown`, `network`. */
  custodyCost(): Promise<CustodyCost>

  /**
   * Draws the shop's new key and a recovery code that opens it, to be shown once. Nothing else changes; an earlier code that was not
   * typed back yet is void. Needs the server. Rejects `wrong_login`, `rate_limited`, `network`; `custody_private` when the shop is
   * private; `custody_running` when a switch has gone further than this.
   */
  prepareCustody(owner: { password: string }): Promise<{ code: string }>

  /**
   * Switches: opens both new slots by what was typed and compares (nothing has begun before that), tells the server, rebuilds this
   * device's copy, sends all of it, fetches parts back, and resolves only when the server has said that it deleted its key, the older
   * backups and the readable files. Sales go on meanwhile, but for the moment of the fence (`shop_fenced`: reopen the shop).
   *
   * Rejects with nothing changed: `bad_recovery_code` (mistyped), `wrong_secret` (another code), `wrong_login` (the password),
   * `no_slot` (nothing was prepared), `restore_running`, `rate_limited`, `network` and whatever keeps this device from sending what
   * waits. Rejects later with the same, or `storage_full`, `quota_exceeded` …: the shop works, `custody()` says how far it is, and the
   * engine goes on by itself; `resumeCustody` goes on at once.
   */
  switchToPrivate(owner: { password: string; code: string }, onProgress?: OnProgress): Promise<void>

  /**
   * Goes on with a switch that was cut short (tab closed, power cut, no network), after `prepared`; needs no password. Resolves when
   * it is done, at once when none is under way. Rejects as `switchToPrivate`; `no_slot` while it is only prepared.
   */
  resumeCustody(onProgress?: OnProgress): Promise<void>

  /** Forgets a code that was shown and not typed back. Does nothing when there is none, or when the switch has gone further. */
  cancelCustody(): Promise<void>
}
