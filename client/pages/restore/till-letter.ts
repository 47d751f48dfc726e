/** The letters of a document number (`INV-B1005` → `B`), `''` for the shop's first till. */
export function tillLetterOf(number: string): string {
  return /^[A-Z]+-([A-Z]+)\d/i.exec(number)?.[1] ?? ''
}
