import { Command, InvalidArgumentError, Option } from 'commander'
import type { CliIo, Outcome } from './cli-io.ts'
import {
  COMMAND_TEXTS,
  ENVIRONMENT_TEXT,
  FORMATS,
  SHOP_COMMAND_TEXTS,
  type CommandName,
  type CommandText,
  type ShopCommandName,
} from './command-texts.ts'
import type { AuditOptions } from './commands/audit.ts'
import type { ExportOptions } from './commands/export.ts'
import type { QuotaOptions } from './commands/quota.ts'
import type { MigrateOptions } from './commands/migrate-storage.ts'
import type { RestoreOptions } from './restore/restore-file.ts'

/** Runs the work of a command and prints what it came to. */
export type Run = (work: (io: CliIo) => Promise<Outcome>) => Promise<void>

const SHOP = 'one shop, by its id, login or name'

/** Every command of the operator; its code is loaded when it is called. Parsing throws `CommanderError` for help and for a wrong call. */
export function createProgram(io: CliIo, run: Run, isJson: boolean): Command {
  const program = new Command('sonic-pos')
    .description('The server’s backups, for whoever runs it. Each command is an npm script.')
    .showHelpAfterError('Add --help to see how it is called.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: isJson ? () => undefined : io.err })
  addShops(program, run)
  addBackup(program, run)
  addBackups(program, run)
  addVerify(program, run)
  addRestore(program, run)
  addExport(program, run)
  addMigrateStorage(program, run)
  return program.addHelpText('after', ENVIRONMENT_TEXT)
}

function addShops(program: Command, run: Run): void {
  const shops = add(program, 'shops').action(() =>
    run(async (io) => (await import('./commands/shops.ts')).listShops(io)),
  )
  addTo(shops, 'audit')
    .requiredOption('--shop <shop>', SHOP)
    .option('--limit <n>', 'so many acts, newest first', wholeNumber, 50)
    .action((options: AuditOptions) =>
      run(async (io) => (await import('./commands/audit.ts')).listAudit(io, options)),
    )
  addTo(shops, 'reset-password')
    .requiredOption('--login <login>', 'the login of the owner')
    .action((options: { login: string }) =>
      run(async (io) => (await import('./commands/reset-password.ts')).resetPassword(io, options)),
    )
  addTo(shops, 'quota')
    .option('--shop <shop>', SHOP)
    .option('--mb <n>', 'so many megabytes from now on, or "default"', megabytes)
    .action((options: QuotaOptions) =>
      run(async (io) => (await import('./commands/quota.ts')).showQuotas(io, options)),
    )
}

function addBackup(program: Command, run: Run): void {
  add(program, 'backup')
    .option('--shop <shop>', SHOP)
    .action((options: { shop?: string }) =>
      run(async (io) => (await import('./commands/backup.ts')).writeBackups(io, options)),
    )
}

function addBackups(program: Command, run: Run): void {
  add(program, 'backups')
    .option('--shop <shop>', SHOP)
    .option('--limit <n>', 'so many backups of each shop', wholeNumber, 20)
    .action((options: { shop?: string; limit: number }) =>
      run(async (io) => (await import('./commands/backups.ts')).listBackups(io, options)),
    )
}

function addVerify(program: Command, run: Run): void {
  add(program, 'verify')
    .option('--shop <shop>', SHOP)
    .option('--backups', 'only backups', false)
    .option('--files', 'only files', false)
    .action((options: { shop?: string; backups: boolean; files: boolean }) => {
      const both = options.backups === options.files
      const chosen = { ...options, backups: both || options.backups, files: both || options.files }
      return run(async (io) => (await import('./commands/verify.ts')).verifyAll(io, chosen))
    })
}

function addRestore(program: Command, run: Run): void {
  add(program, 'restore')
    .argument('<what>', 'a file, or the number of a backup')
    .option('--shop <shop>', SHOP)
    .option('--dry-run', 'look at everything and change nothing', false)
    .action((what: string, options: RestoreOptions) =>
      run(async (io) => (await import('./commands/restore.ts')).restore(io, what, options)),
    )
}

function addExport(program: Command, run: Run): void {
  add(program, 'export')
    .requiredOption('--shop <shop>', SHOP)
    .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).makeOptionMandatory())
    .option('--backup <number>', 'not the newest backup but this one', wholeNumber)
    .option('--out <path>', 'the file, or for csv the folder; it must not exist')
    .action((options: ExportOptions) =>
      run(async (io) => (await import('./commands/export.ts')).exportShop(io, options)),
    )
}

function addMigrateStorage(program: Command, run: Run): void {
  add(program, 'migrate-storage')
    .requiredOption('--from <database>', 'a SQLite file, or postgres://user:password@host:5432/database')
    .requiredOption('--to <database>', 'the same, and empty')
    .action((options: MigrateOptions) =>
      run(async (io) => (await import('./commands/migrate-storage.ts')).migrateStorage(io, options)),
    )
}

function add(program: Command, name: CommandName): Command {
  return describe(program.command(name), COMMAND_TEXTS[name])
}

/** A command under `npm run shops --`. */
function addTo(shops: Command, name: ShopCommandName): Command {
  return describe(shops.command(name), SHOP_COMMAND_TEXTS[name])
}

function describe(command: Command, { summary, text, examples }: CommandText): Command {
  const shown = examples.map((line) => `  ${line}\n`).join('')
  return command
    .summary(summary)
    .description(text)
    .option('--json', 'print one JSON object and nothing else (use "npm run -s")')
    .addHelpText('after', `\nExamples:\n${shown}${ENVIRONMENT_TEXT}`)
}

function megabytes(text: string): number | 'default' {
  return text === 'default' ? text : wholeNumber(text)
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a whole number from 1 on.')
}
