import * as z from 'zod/mini'
import { baseFields, text, type RecordBase, type RecordSchema } from './fields.ts'

/** A person with a PIN and a role. */
export interface Staff extends RecordBase {
  readonly name: string
  readonly role: 'owner' | 'manager' | 'cashier'
  /** A local lock only: HMAC under the shop's PIN key of the stretched PIN. Never in an export. */
  readonly pin: { readonly salt: string; readonly verifier: string; readonly key?: string | undefined }
}

/** The owner: of several the first who has a PIN (those who came with a file have none), else the first. */
export function ownerOf(staff: readonly Staff[]): Staff | undefined {
  const owners = staff.filter(({ role }) => role === 'owner')
  return owners.find(({ pin }) => pin.verifier !== '') ?? owners[0]
}

/** Checks a member of staff. */
export const staffSchema: RecordSchema<Staff> = z.looseObject({
  ...baseFields,
  name: text,
  role: z.enum(['owner', 'manager', 'cashier']),
  pin: z.looseObject({ salt: text, verifier: text, key: z.optional(text) }),
})

/** A record of a section whose page comes later: an id and, after an import, the old record. */
export type Later = RecordBase

/** Checks a record of a section whose page comes later. */
export const laterSchema: RecordSchema<Later> = z.looseObject({ ...baseFields })
