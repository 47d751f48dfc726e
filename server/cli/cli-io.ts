/** Shows how far a long piece of work is, where somebody can see it. */
export interface Progress {
  /** `done` of `total`; a total of 0 is not known yet. */
  show(what: string, done: number, total: number): void
  /** Takes it off the screen. Calling twice is allowed. */
  end(): void
}

/** What a command has of the world. Nothing else is read or written by the frame of the commands. */
export interface CliIo {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where the person stands: paths are seen from there. */
  readonly cwd: string
  /** Results; one JSON object with `--json`. */
  readonly out: (text: string) => void
  /** Everything else. */
  readonly err: (text: string) => void
  readonly progress: Progress
  /** Asks for a secret; `undefined` where nobody can be asked. */
  readonly askSecret: (question: string) => Promise<string | undefined>
  readonly now: () => number
}

/** What a command came to. */
export interface Outcome {
  /** False: it ran and what it found is not right. */
  readonly ok: boolean
  /** Printed with `--json`, with `ok` before it. */
  readonly json: Readonly<Record<string, unknown>>
  /** Printed without. */
  readonly text: string
}

/** How a command ends: all is well, something is not, it was called wrongly. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const
