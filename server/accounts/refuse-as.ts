import { PosError } from '../../shared/errors.ts'

/** Resolves as `check` does; where that finds the wrong password, `refusal` is thrown in its place. */
export async function refuseAs(refusal: () => PosError, check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    throw error instanceof PosError && error.code === 'wrong_login' ? refusal() : error
  }
}
