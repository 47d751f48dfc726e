/** Sunday first, as `Date` counts. */
const WEEKDAYS = ['یەکشەممە', 'دووشەممە', 'سێشەممە', 'چوارشەممە', 'پێنجشەممە', 'هەینی', 'شەممە'] as const

const MONTHS = [
  'کانوونی دووەم',
  'شوبات',
  'ئازار',
  'نیسان',
  'ئایار',
  'حوزەیران',
  'تەمووز',
  'ئاب',
  'ئەیلوول',
  'تشرینی یەکەم',
  'تشرینی دووەم',
  'کانوونی یەکەم',
] as const

/** The name of a day of the week, 0 for Sunday. */
export function soraniWeekday(weekday: number): string {
  return WEEKDAYS[weekday] ?? ''
}

/** `YYYY-MM-DD` as `هەینی 20ی تشرینی دووەم` or, with the year, `20ی تشرینی دووەمی 2026`. By hand: browsers know Sorani plurals but not its dates. */
export function soraniDay(day: string, form: 'day' | 'date'): string {
  const date = new Date(`${day}T00:00:00Z`)
  const name = `${date.getUTCDate()}ی ${MONTHS[date.getUTCMonth()] ?? ''}`
  return form === 'day' ? `${WEEKDAYS[date.getUTCDay()] ?? ''} ${name}` : `${name}ی ${date.getUTCFullYear()}`
}
