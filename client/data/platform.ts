/** The kinds of devices that hide their clock in different places. */
export type Platform = 'android' | 'ios' | 'windows' | 'mac' | 'chromeos' | 'other'

/** What this device is, told from how its browser names itself. */
export function platformOf({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Platform {
  if (/Android/.test(userAgent)) return 'android'
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  // An iPad names itself as a Mac, and no Mac has a touch screen.
  if (/Macintosh/.test(userAgent)) return maxTouchPoints > 1 ? 'ios' : 'mac'
  if (/CrOS/.test(userAgent)) return 'chromeos'
  return /Windows/.test(userAgent) ? 'windows' : 'other'
}
