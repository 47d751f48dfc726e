/** The version of every byte this product stores, seals or sends. A reader refuses a higher one. */
export const FORMAT = 1

/** The rule that divides records into leaves and children into nodes (murmur3, 16 KiB, 4 KiB in fine collections, power 4). */
export const SPLITTER = 'sonic-1'

/** The version of the record schemas. Code that knows a lower one may read and not write. */
export const SCHEMA_VERSION = 1

/** A boundary never falls before this many bytes of records. */
export const LEAF_MIN = 2_048

/** From this many bytes on, the next record always ends its leaf. */
export const LEAF_MAX = 65_536

/**
 * Collections of small sums that one sale changes in many scattered places: their leaves are a quarter of the others',
 * so that each change sends and stores a quarter (FORMAT.md §2, decision 102).
 */
export const FINE_COLLECTIONS: ReadonlySet<string> = new Set(['balances', 'stock'])

/** The bytes that one child of an interior node counts for: at least 4, at most 128 children a node. */
export const CHILD_BYTES = 512

/** The longest canonical text of one record, in UTF-8 bytes without the newline. */
export const RECORD_MAX = 524_288

/** No packed body is inflated beyond this many bytes. */
export const INFLATE_MAX = 655_360

/** The longest frame, with its head. */
export const FRAME_MAX = 720_896

/** The longest request body. */
export const REQUEST_MAX = 786_432

/** The longest clear header of a package file, in bytes. */
export const HEADER_MAX = 65_536

/** The longest record id, in UTF-16 code units. */
export const ID_MAX = 256

/** How deep objects and arrays of one record may nest; the record itself is depth 1. */
export const DEPTH_MAX = 32

/** How many levels of nodes a tree may have; 4 children a node at least make this more than any shop needs. */
export const LEVEL_MAX = 24

/** How many children one node may have. */
export const CHILDREN_MAX = LEAF_MAX / CHILD_BYTES

/** How many object ids one request may ask for. */
export const FETCH_MAX = 256
