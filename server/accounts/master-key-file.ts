import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { PosError } from '../../shared/errors.ts'
import { MASTER_KEY_BYTES } from './master-key.ts'

/**
 * The master key in `path` (base64, mode 600). Made when there is none, on disk before this returns; never
 * overwritten. Throws `key_missing` for a file that holds no key.
 */
export function openMasterKeyFile(path: string): Uint8Array {
  const found = readKey(path)
  if (found !== undefined) return found
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path) // fails when another start was quicker: its key counts
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
  return readKey(path) ?? noKey(path)
}

/** The bytes of a master key in base64. Throws `key_missing` for anything else. */
export function parseMasterKey(text: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), 'base64')
  return bytes.length === MASTER_KEY_BYTES ? bytes : noKey('the given text')
}

function readKey(path: string): Uint8Array | undefined {
  try {
    const key = parseMasterKey(readFileSync(path, 'utf8'))
    chmodSync(path, 0o600)
    return key
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function noKey(where: string): never {
  throw new PosError('key_missing', `${where} holds no master key of 32 bytes in base64`, {
    hint: 'Put the master key back from your copy. Without it the backups in managed custody cannot be read.',
  })
}
