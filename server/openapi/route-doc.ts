import type * as z from 'zod/mini'
import type { ErrorCode } from '../../shared/errors.ts'
import type { FrameKind } from '../../shared/snapshot/frames.ts'

/** What routes are grouped by in the document, with what each group is for. */
export const AREAS = {
  Accounts: 'Shops, sign-in, the owner’s password. The password itself never leaves a device.',
  Devices: 'The devices of a shop, and how a new one joins.',
  'Storing backups': 'What a device sends: have and want, objects, then the commit.',
  'Reading backups': 'The list, manifests, objects, and the heartbeat of a device.',
  'Keeping backups': 'Names, pins, deletion, the rules by which backups are kept.',
  Files: 'Backup files that the server writes, and old files that it takes in.',
  Operation: 'For whoever runs the server, and what it says about itself.',
} as const

/** One group of routes. */
export type Area = keyof typeof AREAS

/**
 * Who may ask. `public`: everybody. `either`: everybody; a device is told more, a wrong token is refused. `device`: a
 * device with a living token. `owner`: the same, within ten minutes after the owner's password was given on it.
 * `metrics`: whoever may read the figures.
 */
export type Access = 'public' | 'either' | 'device' | 'owner' | 'metrics'

/** A schema with the name that it has in the document. */
export type Named = Readonly<Record<string, z.ZodMiniType>>

/** What a request or an answer carries. `frames`: the kinds that may occur, in their order (FORMAT.md). */
export type Content =
  | { readonly kind: 'json'; readonly schema: Named }
  | { readonly kind: 'frames'; readonly frames: readonly FrameKind[] }
  | { readonly kind: 'bytes'; readonly types: readonly string[]; readonly maxBytes?: number }
  | { readonly kind: 'nothing' }

/** A part of the path. `names` says of what it is the id: the walk over all routes puts in those of another shop. */
export interface ParamDoc {
  readonly schema: z.ZodMiniType
  readonly names: 'device' | 'snapshot' | 'file'
  readonly text: string
}

/** A good answer. */
export interface AnswerDoc {
  readonly text: string
  readonly content: Content
}

/** One route as the document has it. What follows from its access and its body (errors, headers) is added there. */
export interface RouteDoc {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As the router has it: `/api/backups/:snapshotId`. */
  readonly path: string
  readonly area: Area
  readonly access: Access
  /** One line. */
  readonly summary: string
  /** What one has to know besides. */
  readonly text?: string
  readonly params?: Readonly<Record<string, ParamDoc>>
  readonly query?: z.ZodMiniObject
  /** What each parameter of the query means. */
  readonly queryTexts?: Readonly<Record<string, string>>
  /** Headers that hold JSON, by name. */
  readonly headers?: Readonly<Record<string, { readonly schema: z.ZodMiniType; readonly text: string }>>
  readonly body?: Content
  /** By status. */
  readonly answers: Readonly<Record<number, AnswerDoc>>
  /** Only those that do not follow from access and body. */
  readonly errors?: readonly ErrorCode[]
}

/** JSON by one schema: `json({ SignInRequest })`. */
export function json(schema: Named): Content {
  return { kind: 'json', schema }
}

/** Frames of these kinds, in their order; the `end` goes without saying. */
export function frames(...kinds: readonly FrameKind[]): Content {
  return { kind: 'frames', frames: kinds }
}

/** A file or text of one of these content types. */
export function bytes(types: readonly string[], maxBytes?: number): Content {
  return { kind: 'bytes', types, ...(maxBytes === undefined ? {} : { maxBytes }) }
}

/** An answer that says all with its status. */
export const NOTHING: Content = { kind: 'nothing' }

/** 204. */
export const DONE: RouteDoc['answers'] = { 204: { text: 'Done.', content: NOTHING } }
