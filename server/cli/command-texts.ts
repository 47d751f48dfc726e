/** What a command says of itself. Lines are at most 79 characters, because they stand in a terminal. */
export interface CommandText {
  /** One line in the list of commands. */
  readonly summary: string
  readonly text: string
  readonly examples: readonly string[]
}

const WHILE_IT_RUNS = 'Safe while the server runs.'

/** The forms in which a shop can be had. */
export const FORMATS = ['json', 'sqlite', 'csv'] as const

/** Every command, by its name. */
export const COMMAND_TEXTS = {
  shops: {
    summary: 'list the shops of this server',
    text: `Lists the shops of this server with their devices and backups.\n${WHILE_IT_RUNS}`,
    examples: ['npm run shops', 'npm run -s shops -- --json'],
  },
  backup: {
    summary: 'write backup files now',
    text: `Writes the backup files of all shops and of the whole server now, reads them
back and lets go of files older than the last ten. Of one shop with --shop.
${WHILE_IT_RUNS}`,
    examples: ['npm run backup', 'npm run backup -- --shop "Corner shop"'],
  },
  backups: {
    summary: 'list backups and backup files',
    text: `Lists the backups that devices sent and the files that the server wrote, newest
first. ${WHILE_IT_RUNS}`,
    examples: ['npm run backups', 'npm run -s backups -- --shop azad --json'],
  },
  verify: {
    summary: 'open backups and files and compute everything anew',
    text: `Opens everything and computes it anew: backups as a restore would, files with
every record in them. Without --backups or --files both.
${WHILE_IT_RUNS}`,
    examples: ['npm run verify', 'npm run verify -- --shop azad --files'],
  },
  restore: {
    summary: 'restore the whole server or one shop from a file',
    text: `Restores from <what>, which is one of

  a server's .sqlite file   the whole server. The database that is there is
                            kept beside the new one. End the server first.
  a shop's .json file       of this server, of the old SONIC POS or of
                            KakaWallet. It becomes a backup that devices can
                            restore. ${WHILE_IT_RUNS}
  a number                  that backup of --shop is proven, and brought back
                            if it was deleted. ${WHILE_IT_RUNS}

Files are named by path, or as "npm run backups" lists them. Locked ones (.age)
need BACKUP_PASSPHRASE.`,
    examples: [
      'npm run restore -- sonic_db_2026-11-22_18-30-05.sqlite --dry-run',
      'npm run restore -- sonic_complete_backup_2025-09-28.json --shop azad',
      'npm run restore -- 41 --shop azad',
    ],
  },
  export: {
    summary: 'write a shop as json, sqlite or csv',
    text: `Writes one backup of a shop for other programs:

  json     complete, can be restored
  sqlite   a table per collection
  csv      a file per collection

Money is in minor units, times are milliseconds UTC.
${WHILE_IT_RUNS}`,
    examples: [
      'npm run export -- --shop azad --format csv',
      'npm run export -- --shop azad --format sqlite --backup 41 --out shop.sqlite',
    ],
  },
  'migrate-storage': {
    summary: 'move the server to PostgreSQL, or back to a file',
    text: `Copies the whole database into an empty one of the other (or the same) kind and
reads all of it back before anything counts. The source stays as it is. End the
server first. The master.key is not part of the database: it stays where it is.`,
    examples: [
      'npm run migrate-storage -- --from data/sonic.sqlite --to postgres://…',
      'npm run migrate-storage -- --from postgres://… --to data/sonic.sqlite',
    ],
  },
} as const satisfies Readonly<Record<string, CommandText>>

/** The name of a command. */
export type CommandName = keyof typeof COMMAND_TEXTS

/** Every command under `npm run shops --`, by its name. */
export const SHOP_COMMAND_TEXTS = {
  audit: {
    summary: 'list what was done to a shop',
    text: `Lists what was done to a shop and by which device, newest first: who joined,
signed in, deleted, fetched a file. The operator's commands are in it. Kept 400
days. ${WHILE_IT_RUNS}`,
    examples: ['npm run shops -- audit --shop azad --limit 200'],
  },
  'reset-password': {
    summary: 'make a code for a forgotten password',
    text: `Makes a code with which the owner sets a new password on a device: shown once,
good for a day and one use. Until then the old password counts. A shop in
private custody has no such code: only its owner's recovery code opens it.
${WHILE_IT_RUNS}`,
    examples: ['npm run shops -- reset-password --login azad'],
  },
  quota: {
    summary: 'show or set how much a shop may store',
    text: `Shows how much shops have stored and may store, sealed as it is on the disk.
With --mb the named shop may store so many megabytes from now on; "default" is
what SHOP_QUOTA_MB gives every shop, no limit without that. Nothing is deleted:
a shop over its quota keeps what it has and can send no more.
${WHILE_IT_RUNS}`,
    examples: ['npm run shops -- quota', 'npm run shops -- quota --shop azad --mb 2000'],
  },
} as const satisfies Readonly<Record<string, CommandText>>

/** The name of a command under `npm run shops --`. */
export type ShopCommandName = keyof typeof SHOP_COMMAND_TEXTS

/** What stands under the help of every command. */
export const ENVIRONMENT_TEXT = `
Environment, as the server reads it: DATA_DIR, DATABASE_URL, SONIC_MASTER_KEY,
BACKUP_DIR, BACKUP_DIR_2, BACKUP_PASSPHRASE, SHOP_QUOTA_MB.
Exit codes: 0 all is well, 1 it failed or found something wrong, 2 it was
called wrongly.`
