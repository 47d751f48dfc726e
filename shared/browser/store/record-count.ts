import type { GenerationTx } from './generation-tx.ts'

/** How many records a collection has, exact: what the leaves hold and what hot adds or takes away. */
export async function countOf(tx: GenerationTx, collection: string): Promise<number> {
  const [state, tops] = await Promise.all([tx.meta('state'), tx.meta('tops')])
  return (tops?.[collection]?.records ?? 0) + (state?.delta[collection] ?? 0)
}
