import type { SavedFile } from '../../shared/browser/engine-api.ts'

/** How long the browser may take to start reading a file that is being saved. */
const KEEP_MS = 120_000

/** Hands a finished file to the browser to save under its name. */
export function offerFile({ name, blob }: SavedFile): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}
