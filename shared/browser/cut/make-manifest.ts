import type { ShopKeys } from '../../keys/shop-keys.ts'
import { COLLECTIONS, SECTIONS, type SectionKey, isCollectionName } from '../../sections.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../snapshot/limits.ts'
import { type Manifest, type Trigger, nameManifest } from '../../snapshot/manifest.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { Identity } from '../boot.ts'
import type { LineState, Top } from '../generation.ts'
import type { CachedSums } from './cached-sums.ts'

/** What a snapshot is made of. */
export interface SnapshotParts {
  readonly snapshotId: string
  readonly createdAt: number
  readonly trigger: Trigger
  readonly label: string | undefined
  readonly identity: Identity
  readonly appVersion: string
  /** The line with this snapshot already counted: `seq` is its own, `parent` the one before. */
  readonly line: LineState
  readonly root: ObjectId
  /** The tops of all collections of the root. */
  readonly tops: Readonly<Record<string, Top>>
  readonly sums: CachedSums
}

/** The manifest of a snapshot, with its id (design 2.4). */
export function makeManifest(keys: ShopKeys, parts: SnapshotParts): Promise<Manifest> {
  const { snapshotId, createdAt, trigger, label, identity, appVersion, line, root, sums } = parts
  const names = Object.keys(parts.tops).sort()
  return nameManifest(keys, {
    format: FORMAT,
    snapshotId,
    shopId: identity.shopId,
    deviceId: identity.deviceId,
    lineage: line.lineage,
    parent: line.parent,
    seq: line.seq,
    createdAt,
    trigger,
    ...(label === undefined ? {} : { label }),
    appVersion,
    schemaVersion: SCHEMA_VERSION,
    splitter: SPLITTER,
    custody: identity.custody,
    keyEpoch: identity.keyEpoch,
    root,
    collections: names.flatMap((name) => {
      const top = parts.tops[name]
      return top === undefined ? [] : [{ name, root: top.id, records: top.records, rawBytes: top.rawBytes }]
    }),
    sections: sectionsOf(parts.tops),
    counters: { ...sums.counters },
    summary: Object.fromEntries(
      Object.entries(sums.summary).map(([name, amounts]) => [name, { ...amounts }]),
    ),
  })
}

/** Every section of the registry, with 0 where it is empty: absent would mean that this version did not know it. */
function sectionsOf(tops: Readonly<Record<string, Top>>): Manifest['sections'] {
  const sections: Record<string, { records: number }> = {}
  for (const key of Object.keys(SECTIONS) as SectionKey[]) sections[key] = { records: 0 }
  for (const [name, { records }] of Object.entries(tops)) {
    const section = isCollectionName(name) ? sections[COLLECTIONS[name].section] : undefined
    if (section !== undefined) section.records += records
  }
  return sections
}
