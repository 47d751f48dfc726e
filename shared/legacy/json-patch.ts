/** A JSON object of the old POS: nothing about it is known. */
export type OldObject = Readonly<Record<string, unknown>>

/**
 * What turns one JSON object (or array of the same length, by index) into another: `set` replaces or adds, `del` takes
 * away, `in` goes one level deeper. Only what differs is in it.
 */
export interface JsonPatch {
  readonly set?: OldObject
  readonly del?: readonly string[]
  readonly in?: Readonly<Record<string, JsonPatch>>
}

/** True for a JSON object (not an array, not null). */
export function isObject(value: unknown): value is OldObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The patch from `base` to `original`; an empty one when they are equal. Both must be objects, or both arrays of one length. */
export function diffJson(base: object, original: object): JsonPatch {
  const set: [string, unknown][] = []
  const inner: [string, JsonPatch][] = []
  for (const [key, value] of Object.entries(original)) {
    const before = Object.hasOwn(base, key) ? (base as OldObject)[key] : undefined
    if (sameJson(before, value)) continue
    if (isPatchable(before, value)) inner.push([key, diffJson(before as object, value)])
    else set.push([key, value])
  }
  const del = Object.keys(base).filter((key) => !Object.hasOwn(original, key))
  return {
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
    ...(del.length > 0 ? { del } : {}),
    ...(inner.length > 0 ? { in: Object.fromEntries(inner) } : {}),
  }
}

/** `base` with the patch applied: `applyPatch(base, diffJson(base, x))` equals `x`. Changes neither. */
export function applyPatch(base: object, patch: JsonPatch): object {
  const dropped = new Set(patch.del)
  const entries = new Map(Object.entries(base).filter(([key]) => !dropped.has(key)))
  for (const [key, value] of Object.entries(patch.set ?? {})) entries.set(key, value)
  for (const [key, inner] of Object.entries(patch.in ?? {})) {
    const before = entries.get(key)
    entries.set(key, applyPatch(typeof before === 'object' && before !== null ? before : {}, inner))
  }
  return Array.isArray(base) ? [...entries.values()] : Object.fromEntries(entries)
}

/** True when two JSON values are equal; the order of keys does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson((a as OldObject)[key], (b as OldObject)[key]))
  )
}

function isPatchable(before: unknown, value: unknown): value is object {
  if (isObject(before) && isObject(value)) return true
  return Array.isArray(before) && Array.isArray(value) && before.length === value.length
}
