import * as z from 'zod/mini'

/** Body of every answer that is not 2xx. */
export const ErrorAnswer = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.optional(z.string()),
  field: z.optional(z.string()),
  requestId: z.string(),
  /** With `missing_objects`: at most `MISSING_MAX` ids. */
  missing: z.optional(z.array(z.string())),
  /** With `head_moved`: the lineage's head, null when the server has none. */
  head: z.optional(z.nullable(z.string())),
  /** With `backup_kept`: why it stays, words of `RETENTION_REASONS`. */
  reasons: z.optional(z.array(z.string())),
})
export type ErrorAnswer = z.infer<typeof ErrorAnswer>
