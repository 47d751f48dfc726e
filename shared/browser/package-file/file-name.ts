/** `sonic_<shop>_YYYY-MM-DD_HH-MM-SS.sonicpos` by this device's clock; what a file system may refuse becomes `-`. */
export function packageFileName(shopName: string, at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const time = `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
  return `sonic_${fileSafe(shopName)}_${day}_${time}.sonicpos`
}

/** Letters and digits of every script stay: a shop's name is often not Latin. */
function fileSafe(name: string): string {
  const safe = name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const short = Array.from(
    new Intl.Segmenter().segment(safe.replace(/^-+|-+$/g, '')),
    ({ segment }) => segment,
  )
  return short.slice(0, 40).join('') || 'shop'
}
