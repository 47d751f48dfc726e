import { commandAct } from '../operation/audit/command-act.ts'
import type { Storage } from '../storage/storage.ts'
import type { CliIo } from './cli-io.ts'

/**
 * Writes down for a shop's owner what the operator has done with the shop. Never rejects: a command must also work on a
 * disk that takes no write; then it is said on `err`.
 */
export async function noteCommand(
  io: Pick<CliIo, 'err' | 'now'>,
  { audit }: Pick<Storage, 'audit'>,
  shop: string,
  command: string,
): Promise<void> {
  try {
    await audit.add(commandAct(shop, command, io.now()))
  } catch (error) {
    io.err(`The owner's list of acts does not show this: ${error instanceof Error ? error.message : ''}\n`)
  }
}
