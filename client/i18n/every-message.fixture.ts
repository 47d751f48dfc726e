import type { Message } from './catalogue.ts'
import { LANGUAGES } from './language.ts'

/** One message of the product and where it stands. */
export interface FoundMessage {
  readonly key: string
  readonly file: string
  readonly message: Message
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && LANGUAGES.every((language) => language in value)
}

/** Every message of every area's file, for tests of all of them. */
export function everyMessage(): FoundMessage[] {
  const modules = import.meta.glob<Record<string, unknown>>('./messages/*.ts', { eager: true })
  return Object.entries(modules).flatMap(([file, module]) =>
    Object.values(module).flatMap((table) =>
      Object.entries(table as Record<string, unknown>).flatMap(([key, message]) =>
        isMessage(message) ? [{ key, file, message }] : [],
      ),
    ),
  )
}
