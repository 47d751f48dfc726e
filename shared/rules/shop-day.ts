const formats = new Map<string, Intl.DateTimeFormat>()

/** The day YYYY-MM-DD that `at` (ms UTC) falls on in a time zone. */
export function shopDay(at: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(at)
}
