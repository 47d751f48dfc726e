import type * as z from 'zod/mini'
import { Login } from '../../shared/api/account.ts'
import { PairingCode } from '../../shared/api/pairings.ts'
import { Bytes32, Name, ObjectRef, Ref, Time } from '../../shared/api/wire.ts'

/** What JSON Schema cannot see in the values that many requests share. */
const VALUES: ReadonlyMap<unknown, Readonly<Record<string, string>>> = new Map<
  unknown,
  Record<string, string>
>([
  [Ref, { description: 'An id that a device drew.' }],
  [Name, { description: 'Spaces at both ends are dropped.' }],
  [Bytes32, { description: '32 bytes as base64url without padding.' }],
  [Time, { description: 'Milliseconds UTC of the server’s clock.' }],
  [Login, { description: 'Compared without case and spaces at the ends.' }],
  [PairingCode, { description: 'Eight characters as they are typed.' }],
  [
    ObjectRef,
    {
      description: 'The id of a leaf or node.',
      pattern: '^[lnmr][A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$',
    },
  ],
])

/** Adds to a schema of the document what is known of the value. */
export function describeValue({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: unknown
  jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  Object.assign(jsonSchema, VALUES.get(zodSchema))
}
