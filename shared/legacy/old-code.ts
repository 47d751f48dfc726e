/**
 * What a scanner sends for an old barcode: without the `;…;` and `{…}` that a spreadsheet left around it, without outer
 * spaces; '' for a code that the old POS made up (`AUTO-…`). Leading zeros stay: a code is no number.
 */
export function scanCode(raw: string): string {
  if (/^AUTO-\d+-\d+$/.test(raw)) return ''
  return raw.replace(/^[;{}\s]+|[;{}\s]+$/gu, '')
}

/** True when the old POS would have written this scan code as `;code;`. */
export function isWrapped(raw: string): boolean {
  return raw.length > 2 && raw === `;${scanCode(raw)};`
}
