import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { OWNER_MS } from '../../server/accounts/owner-time.ts'
import { PAIRING_LIMITS } from '../../server/accounts/pairing-guard.ts'
import { RECOVERY_LIMITS } from '../../server/accounts/recoveries.ts'
import { SIGN_IN_LIMITS } from '../../server/accounts/sign-in-guard.ts'
import { CONNECTION_LIMITS } from '../../server/connection-limits.ts'
import { REQUEST_LIMITS } from '../../server/http/request-limits.ts'
import { PAIRING_MS } from '../../shared/api/pairings.ts'
import { RESET_MS } from '../../shared/api/password-reset.ts'
import { JSON_MAX } from '../../shared/api/wire.ts'
import { REQUEST_MAX } from '../../shared/snapshot/limits.ts'

type Limit = number | { readonly max: number; readonly windowMs: number }

const GROUPS: Readonly<Record<string, object>> = {
  SIGN_IN_LIMITS,
  RECOVERY_LIMITS: { login: RECOVERY_LIMITS.login },
  PAIRING_LIMITS,
  REQUEST_LIMITS,
  CONNECTION_LIMITS,
}
const SINGLE: Readonly<Record<string, Limit>> = { OWNER_MS, PAIRING_MS, RESET_MS, JSON_MAX, REQUEST_MAX }

const limits: [string, Limit][] = [
  ...Object.entries(GROUPS).flatMap(([group, all]) =>
    Object.entries(all).map(([name, value]): [string, Limit] => [`${group}.${name}`, value as Limit]),
  ),
  ...Object.entries(SINGLE),
]

function timeText(ms: number): string {
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`
  return ms % 60_000 === 0 && ms > 60_000 ? `${ms / 60_000} min` : `${ms / 1000} s`
}

function bytesText(bytes: number): string {
  return bytes % 1_048_576 === 0 ? `${bytes / 1_048_576} MiB` : `${bytes / 1024} KiB`
}

function valueText(name: string, limit: Limit): string {
  if (typeof limit !== 'number') return `${limit.max} in ${timeText(limit.windowMs)}`
  if (/(Ms|_MS)$/.test(name)) return timeText(limit)
  if (name.endsWith('BytesPerS')) return `${bytesText(limit)}/s`
  if (/(Bytes|_MAX)$/.test(name)) return bytesText(limit)
  return name.endsWith('S') ? `${limit} s` : String(limit)
}

const text = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8')
const rows = new Map(
  [...text.matchAll(/^\| ([^|]+) \| ([^|]+) \| `([A-Z_]+(?:\.\w+)?)` \|$/gm)].map(([, what, value, name]) => [
    name,
    { what, value },
  ]),
)

it.each(limits)('docs/operating.md says what %s is', (name, limit) =>
  expect(rows.get(name)?.value).toBe(valueText(name, limit)),
)

it('docs/operating.md names no limit that there is not', () => {
  const known = new Set(limits.map(([name]) => name))
  expect([...rows.keys()].filter((name) => name !== undefined && !known.has(name))).toEqual([])
})
