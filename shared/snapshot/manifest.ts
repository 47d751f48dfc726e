import * as z from 'zod/mini'
import { PosError } from '../errors.ts'
import type { ShopKeys } from '../keys/shop-keys.ts'
import { utf8 } from './bytes.ts'
import { canonicalText } from './canonical.ts'
import { FORMAT, ID_MAX } from './limits.ts'
import { type ObjectId, idOf, isObjectId } from './object-id.ts'
import { parseJson } from './parse-json.ts'

const count = z.int().check(z.nonnegative())
const name = z.string().check(z.minLength(1), z.maxLength(ID_MAX))
const objectId = z.string().check(z.refine(isObjectId, 'not an object id'))
const manifestId = objectId.check(z.regex(/^m/))
const topId = objectId.check(z.regex(/^[ln]/))
const snapshotId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
const epoch = z.int().check(z.minimum(1))
const custody = z.enum(['managed', 'private'])
const trigger = z.string().check(z.regex(/^[a-z][a-z_]{0,31}$/))
const counters = z.record(name, count)
const sections = z.record(name, z.looseObject({ records: count }))

/** Why a snapshot was made. Readers accept reasons that they do not know. */
export const TRIGGERS = [
  'auto',
  'size',
  'hidden',
  'manual',
  'shift_close',
  'pre_restore',
  'pre_import',
  'pre_upgrade',
  'import',
  'restore',
  'file',
] as const

/** One of the reasons that this code knows. */
export type Trigger = (typeof TRIGGERS)[number]

const manifestFields = z.looseObject({
  format: z.int().check(z.minimum(1)),
  snapshotId,
  shopId: name,
  deviceId: name,
  lineage: name,
  /** The snapshot before this one in history, also of another lineage. */
  parent: z.nullable(snapshotId),
  /** Counts the snapshots of the lineage from 1. */
  seq: z.int().check(z.minimum(1)),
  /** Milliseconds UTC by the device's clock. */
  createdAt: count,
  trigger,
  label: z.optional(z.string().check(z.maxLength(ID_MAX))),
  appVersion: z.string().check(z.maxLength(64)),
  schemaVersion: z.int().check(z.minimum(1)),
  splitter: name,
  custody,
  keyEpoch: epoch,
  root: objectId.check(z.regex(/^r/)),
  /** Sorted by name; empty collections are left out. `root` is the collection's top leaf or node. */
  collections: z
    .array(z.looseObject({ name, root: topId, records: count, rawBytes: count }))
    .check(z.refine(isSorted, 'not sorted by name')),
  sections,
  /** The last numeric part used by each number series. */
  counters,
  /** Totals by what they total (owed, cash …), in minor units per currency, from the cached sums. */
  summary: z.record(name, z.record(name, z.int())),
})

/** A manifest that has no id yet. */
export type ManifestFields = z.infer<typeof manifestFields>

/** What each snapshot says about itself (design 2.4). Fields of later versions are kept. */
export const manifestSchema = z.extend(manifestFields, { manifestId })

/** A manifest. */
export type Manifest = z.infer<typeof manifestSchema>

/** The clear first frame of a commit (engine 30). */
export const commitHeaderSchema = z.looseObject({
  format: z.int().check(z.minimum(1)),
  snapshotId,
  manifestId,
  /** The snapshot that the sender takes for the newest of its lineage; null for the first. */
  expectedHead: z.nullable(snapshotId),
  deviceId: name,
  lineage: name,
  parent: z.nullable(snapshotId),
  seq: z.int().check(z.minimum(1)),
  createdAt: count,
  trigger,
  label: z.nullable(z.string().check(z.maxLength(ID_MAX))),
  appVersion: z.string().check(z.maxLength(64)),
  schemaVersion: z.int().check(z.minimum(1)),
  root: objectId.check(z.regex(/^r/)),
  tops: z.array(topId),
  sections,
  counters,
  sizes: z.looseObject({ records: count, rawBytes: count }),
  custody,
  keyEpoch: epoch,
})

/** The clear header of a commit. */
export type CommitHeader = z.infer<typeof commitHeaderSchema>

/** Reads a manifest's text. Throws `format_newer` for a later format and `manifest_invalid` for anything else. */
export function parseManifest(text: string): Manifest {
  return parseVersioned(manifestSchema, text, 'manifest')
}

/** Reads a commit header's text. Throws `format_newer` and `manifest_invalid`. */
export function parseCommitHeader(text: string): CommitHeader {
  return parseVersioned(commitHeaderSchema, text, 'commit header')
}

/** The id of a manifest: over all its fields but `manifestId`. */
export function manifestIdOf(keys: ShopKeys, manifest: ManifestFields): Promise<ObjectId> {
  const { manifestId: _, ...rest } = manifest
  return idOf(keys, 'm', 'manifest', utf8(canonicalText(rest)))
}

/** The manifest with its id. */
export async function nameManifest(keys: ShopKeys, fields: ManifestFields): Promise<Manifest> {
  return { ...fields, manifestId: await manifestIdOf(keys, fields) }
}

/** The clear header that goes with a manifest. */
export function headerOf(manifest: Manifest, expectedHead: string | null): CommitHeader {
  const { format, snapshotId, manifestId, deviceId, lineage, parent, seq, createdAt, trigger } = manifest
  const { appVersion, schemaVersion, root, counters, sections, custody, keyEpoch, collections } = manifest
  const sizes = { records: 0, rawBytes: 0 }
  for (const collection of collections) {
    sizes.records += collection.records
    sizes.rawBytes += collection.rawBytes
  }
  return {
    format,
    snapshotId,
    manifestId,
    expectedHead,
    deviceId,
    lineage,
    parent,
    seq,
    createdAt,
    trigger,
    label: manifest.label ?? null,
    appVersion,
    schemaVersion,
    root,
    tops: collections.map((collection) => collection.root),
    sections,
    counters,
    sizes,
    custody,
    keyEpoch,
  }
}

/** True when a clear header says what its manifest says. */
export function headerMatches(header: CommitHeader, manifest: Manifest): boolean {
  const wanted: Record<string, unknown> = headerOf(manifest, header.expectedHead)
  return Object.keys(wanted).every((key) => canonicalText(wanted[key]) === canonicalText(header[key] ?? null))
}

function isSorted(collections: readonly { name: string }[]): boolean {
  return collections.every(({ name }, index) => index === 0 || name > (collections[index - 1]?.name ?? ''))
}

function parseVersioned<T>(schema: z.ZodMiniType<T>, text: string, what: string): T {
  const value = parseJson(text, 'manifest_invalid', what)
  const format: unknown = (value as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > FORMAT) {
    throw new PosError('format_newer', `the ${what} has format ${format}`, {
      values: { format, known: FORMAT },
    })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new PosError('manifest_invalid', `${what}: ${field} is wrong`, { cause: parsed.error, field })
}
