import type { Context } from 'hono'
import { PosError } from '../../shared/errors.ts'
import type { AppEnv } from './app-env.ts'
import type { RequestLimits } from './request-limits.ts'

/**
 * The body in pieces, as they arrive; the next one is taken from the network only when it is asked for. The time that
 * the caller takes between two pieces is not the sender's.
 *
 * Throws `network` (408) for a sender that stops, goes away in the middle or is slower than the limits.
 */
export async function* bodyPieces(
  c: Context<AppEnv>,
  limits: Pick<RequestLimits, 'bodyIdleMs' | 'bodyGraceMs' | 'bodyBytesPerS'>,
): AsyncGenerator<Uint8Array> {
  const pieces = sourceOf(c)
  let waitedMs = 0
  let bytes = 0
  try {
    for (;;) {
      const leftMs = limits.bodyGraceMs + (bytes * 1000) / limits.bodyBytesPerS - waitedMs
      const since = performance.now()
      const step = await within(pieces.next(), Math.min(limits.bodyIdleMs, leftMs))
      waitedMs += performance.now() - since
      if (step.done === true) return
      bytes += step.value.length
      yield step.value
    }
  } finally {
    // Not awaited: it waits for a piece that may never come
    pieces.return?.().catch(() => {})
  }
}

/** Node's own stream where there is one: left early, it stays open, so that the refusal can still be sent. */
function sourceOf(c: Context<AppEnv>): AsyncIterator<Uint8Array> {
  const incoming = c.env?.incoming
  if (incoming !== undefined) return incoming.iterator({ destroyOnReturn: false })
  return (c.req.raw.body ?? new Blob().stream())[Symbol.asyncIterator]()
}

async function within<Value>(next: Promise<Value>, ms: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    // One more turn of the loop: when it was this server that stood still, what has arrived meanwhile comes first
    timer = setTimeout(() => setImmediate(() => reject(tooSlow())), Math.max(0, ms))
  })
  try {
    return await Promise.race([next, late])
  } catch (cause) {
    throw cause instanceof PosError ? cause : goneAway(cause)
  } finally {
    clearTimeout(timer)
  }
}

function tooSlow(): PosError {
  return new PosError('network', 'the body came too slowly', {
    retryable: true,
    hint: 'Send less at once, or over a better connection.',
  })
}

function goneAway(cause: unknown): PosError {
  return new PosError('network', 'the connection ended before the body did', { retryable: true, cause })
}
