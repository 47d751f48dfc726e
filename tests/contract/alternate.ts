import type { Runner } from '../../server/storage/runner.ts'

/** Two servers of one database as one: every second piece of work goes to the other server. Closing closes both. */
export function alternate(one: Runner, two: Runner): Runner {
  let works = 0
  const next = () => ((works += 1) % 2 === 0 ? one : two)
  return {
    kind: one.kind,
    read: (make) => next().read(make),
    write: (make) => next().write(make),
    compact: () => next().compact(),
    async close() {
      await Promise.all([one.close(), two.close()])
    },
  }
}
