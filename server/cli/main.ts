import { runCli } from './run-cli.ts'
import { terminalIo } from './terminal.ts'

process.umask(0o077) // what is written holds a shop's books
process.exitCode = await runCli(process.argv.slice(2), await terminalIo())
