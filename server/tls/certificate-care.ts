import type { Logger } from 'pino'
import { type Certificate, readCertificate, type TlsFiles } from './certificate.ts'

const LOOK_MS = 60_000
const DAY_MS = 86_400_000
const WARN_DAYS = 14

/** What the care of a certificate works with. */
export interface CertificateCareParts {
  readonly files: TlsFiles
  readonly log: Logger
  readonly now: () => number
}

/**
 * Keeps a running server's certificate the one that is in its files. It reads them once a minute rather than waiting
 * for the system to tell: renewals rename files and change links, which no watch reports reliably.
 */
export class CertificateCare {
  readonly #parts: CertificateCareParts
  #current: Certificate
  #use: (certificate: Certificate) => void = () => undefined
  #timer: NodeJS.Timeout | undefined
  #problem: string | undefined
  #warnedAt = Number.NEGATIVE_INFINITY

  /** Reads the files. Throws `bad_request` when they are no pair; a certificate that is not valid now is a warning in the log. */
  constructor(parts: CertificateCareParts) {
    this.#parts = parts
    this.#current = readCertificate(parts.files)
    this.#warn()
  }

  /** The one that counts now. */
  get current(): Certificate {
    return this.#current
  }

  /** Looks once a minute from now on; `use` is called with each renewed certificate. Keeps no process up. */
  start(use: (certificate: Certificate) => void): void {
    this.#use = use
    this.#timer = setInterval(() => this.look(), LOOK_MS).unref()
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.#timer)
  }

  /** Looks now. What cannot be used is said once in the log, and the certificate in use stays. */
  look(): void {
    const { log, files, now } = this.#parts
    try {
      const found = readCertificate(files)
      if (found.cert !== this.#current.cert || found.key !== this.#current.key) this.#take(found)
      else this.#problem = undefined
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      // A renewal writes one file after the other: the next look finds them together.
      if (problem !== this.#problem) log.warn({ problem }, 'certificate not renewed, the old one stays')
      this.#problem = problem
    }
    if (now() - this.#warnedAt >= DAY_MS) this.#warn()
  }

  #take(found: Certificate): void {
    const { now } = this.#parts
    if (found.endsAt <= now() && this.#current.endsAt > now())
      throw new Error(`the new certificate ended on ${dateOf(found.endsAt)}`)
    this.#use(found)
    this.#current = found
    this.#problem = undefined
    this.#warnedAt = Number.NEGATIVE_INFINITY
    this.#parts.log.info({ until: dateOf(found.endsAt) }, 'certificate renewed')
  }

  /** An expired one does not keep the server down: a wrong clock after a power cut would, and a renewal is taken at once. */
  #warn(): void {
    const warning = warningOf(this.#current, this.#parts.now())
    if (warning === undefined) return
    this.#warnedAt = this.#parts.now()
    this.#parts.log.warn({ certificate: this.#parts.files.certPath }, warning)
  }
}

/** What is to be said about a certificate's dates at `now`; `undefined` when it is valid for a while. */
export function warningOf(
  { startsAt, endsAt }: Pick<Certificate, 'startsAt' | 'endsAt'>,
  now: number,
): string | undefined {
  if (now >= endsAt) return `the certificate ended on ${dateOf(endsAt)}: devices refuse it`
  if (now < startsAt) return `the certificate begins on ${dateOf(startsAt)}: is the clock right?`
  // Some live a week: then not the whole week is a warning.
  const isEnding = endsAt - now < Math.min(WARN_DAYS * DAY_MS, (endsAt - startsAt) / 3)
  return isEnding ? `the certificate ends on ${dateOf(endsAt)}: renew it` : undefined
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
