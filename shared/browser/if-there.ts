import { PosError } from '../errors.ts'

/**
 * What `work` gives, or `undefined` when the data that it reads vanished from this device (engine 29): bringing a shop back must
 * work without what is gone. Every other failure is thrown.
 */
export async function ifThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PosError && error.code === 'storage_vanished') return undefined
    throw error
  }
}
