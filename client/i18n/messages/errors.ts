import type { ErrorCode } from '../../../shared/errors.ts'
import type { Message } from '../catalogue.ts'
import { dataErrorMessages } from './errors-data.ts'
import { fileErrorMessages } from './errors-files.ts'
import { peopleErrorMessages } from './errors-people.ts'

/**
 * What a person reads for each reason of `shared/errors.ts`: what happened, what is safe, what to do next.
 * The first sentence is the title of an error card.
 */
export const errorMessages = {
  ...dataErrorMessages,
  ...peopleErrorMessages,
  ...fileErrorMessages,
} satisfies Record<`errors.${ErrorCode}`, Message>

declare module '../catalogue.ts' {
  interface Catalogues {
    errors: typeof errorMessages
  }
}
