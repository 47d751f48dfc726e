/** The origin-wide name of the lock that says that somebody has a generation open. */
function holdName(generation: number): string {
  return `sonic-held-${generation}`
}

/** Says that this context has a generation open, as others may (engine 21). Returns how to let go. */
export function holdGeneration(locks: LockManager | undefined, generation: number): () => void {
  const held = Promise.withResolvers<void>()
  // A browser that refuses locks only loses a reason to keep the generation.
  locks?.request(holdName(generation), { mode: 'shared' }, () => held.promise).catch(() => undefined)
  return held.resolve
}

/** Does `work` while nobody has the generation open; `undefined`, without doing it, when somebody has. */
export async function whenUnheld<T>(
  locks: LockManager,
  generation: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  return locks.request(holdName(generation), { ifAvailable: true }, (lock) =>
    lock === null ? undefined : work(),
  )
}
