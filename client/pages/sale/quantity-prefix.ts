import { asciiDigits } from '../../i18n/numbers.ts'

/** Splits `5*85123A` (also `5×…`) into five pieces in thousandths and the rest; without a prefix `milli` is absent. */
export function splitQuantity(query: string): { readonly rest: string; readonly milli?: number } {
  const found =
    /^\s*([\d\u0660-\u0669\u06f0-\u06f9]{1,4}(?:[.\u066b][\d\u0660-\u0669\u06f0-\u06f9]{1,3})?)\s*[*×](.*)$/u.exec(
      query,
    )
  if (found === null) return { rest: query.trim() }
  const milli = Math.round(Number(asciiDigits(found[1] ?? '')) * 1000)
  return { rest: (found[2] ?? '').trim(), ...(milli > 0 && { milli }) }
}
