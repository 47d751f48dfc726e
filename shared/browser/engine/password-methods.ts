import { changePassword } from '../account/change-password.ts'
import type { EnginePassword } from '../engine-password.ts'
import type { EngineContext } from './engine-context.ts'

/** These methods over a context. */
export function passwordMethods({ changing }: EngineContext): EnginePassword {
  return {
    changePassword: (change) => changing(({ boot, api }) => changePassword(boot, api, change)),
  }
}
