import type { DatabaseSync } from 'node:sqlite'

/** At most this many requests share one transaction, so that none waits long. */
const GROUP_MAX = 64

interface Waiting {
  /** Runs the work; keeps its result for `settle`. */
  run(): void
  /** Tells the result, after the group is on disk. */
  settle(): void
  reject(error: unknown): void
}

/**
 * Lets requests that arrive together share one transaction and so one wait for the disk (engine 33). One that fails
 * leaves no trace and never sinks the others. Nothing is answered before the shared transaction is on disk.
 */
export class GroupCommit {
  readonly #db: DatabaseSync
  #waiting: Waiting[] = []

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** Runs `work` inside a transaction soon; resolves with its result when that is on disk, rejects without a trace. */
  add<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: Result
      const run = () => {
        result = work()
      }
      this.#waiting.push({ run, reject, settle: () => resolve(result) })
      // What else has arrived by the end of this turn joins
      if (this.#waiting.length === 1) setImmediate(() => this.flush())
    })
  }

  /** Writes everything that waits now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#writeGroup(this.#waiting.splice(0, GROUP_MAX))
  }

  #writeGroup(group: readonly Waiting[]): void {
    try {
      // A savepoint copies each page that is changed after it: only a group that has a bad one pays for that
      for (const each of this.#tryTogether(group) ?? this.#tryApart(group)) each.settle()
    } catch (error) {
      this.#rollback()
      for (const each of group) each.reject(error)
    }
  }

  /** Everybody, or `undefined` without a trace when one has failed. */
  #tryTogether(group: readonly Waiting[]): readonly Waiting[] | undefined {
    this.#db.exec('begin immediate')
    try {
      for (const each of group) each.run()
    } catch {
      this.#rollback()
      return undefined
    }
    this.#db.exec('commit')
    return group
  }

  /** Those that did not fail; the others were rejected. */
  #tryApart(group: readonly Waiting[]): readonly Waiting[] {
    this.#db.exec('begin immediate')
    const done = group.filter((each) => this.#runOne(each))
    this.#db.exec('commit')
    return done
  }

  #rollback(): void {
    if (this.#db.isTransaction) this.#db.exec('rollback')
  }

  /** False when this one failed and was undone alone; throws when its failure has ended the whole transaction. */
  #runOne(each: Waiting): boolean {
    this.#db.exec('savepoint one')
    try {
      each.run()
      this.#db.exec('release one')
      return true
    } catch (error) {
      if (!this.#db.isTransaction) throw error
      this.#db.exec('rollback to one; release one')
      each.reject(error)
      return false
    }
  }
}
