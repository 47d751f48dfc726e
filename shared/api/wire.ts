import * as z from 'zod/mini'
import { isObjectId } from '../snapshot/object-id.ts'

/**
 * What requests and answers of all areas share. Both sides parse with the schemas of this folder, and what is not named
 * there is dropped. Bytes in JSON are base64url without padding; times are ms UTC of the server's clock.
 */

/** Content type of a framed body (shared/snapshot/frames.ts). */
export const FRAMES_TYPE = 'application/vnd.sonic.frames'

/** Largest JSON body that the server reads, in bytes. */
export const JSON_MAX = 256 * 1024

/** What a person calls a shop, a device or a backup. */
export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))

/** An id that a device drew: of itself, its shop, a lineage, a snapshot. */
export const Ref = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** The id of a leaf or node. */
export const ObjectRef = z.string().check(z.refine(isObjectId, 'not an object id'))

/** 32 bytes as base64url. */
export const Bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** Ms UTC of the server's clock. */
export const Time = z.number()

/** A number of things. */
export const Count = z.int().check(z.minimum(0))

/** Numbers by name. */
export const Counts = z.record(z.string(), z.number())
