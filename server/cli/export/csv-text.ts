/** One line of CSV as RFC 4180 has it: fields in quotes where they need it, ended by CR LF. Null is an empty field. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(fieldText).join(',')}\r\n`
}

function fieldText(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  // An empty text is quoted, so that it is not taken for nothing
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
