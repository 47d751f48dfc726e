/** Lines of aligned columns, the first row being the heads; `none` when there are no others. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return `${none}\n`
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** A moment as people compare it with a file's name: UTC, to the minute; `-` for none. */
export function timeText(at: number | null | undefined): string {
  return at == null ? '-' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A size as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const unit = bytes < 1e6 ? 'KB' : bytes < 1e9 ? 'MB' : 'GB'
  const value = bytes / { KB: 1e3, MB: 1e6, GB: 1e9 }[unit]
  return `${value.toFixed(1)} ${unit}`
}
