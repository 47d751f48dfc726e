import { newId } from '../../shared/ids.ts'
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
  const row = { shop_id: shop, act: 'operator_command', device_id: null, address: null, detail: command }
  try {
    await audit.add({ ...row, id: newId(io.now()) })
  } catch (error) {
    io.err(`The owner's list of acts does not show this: ${error instanceof Error ? error.message : ''}\n`)
  }
}
