import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/first-run.ts'

/** A name to begin with for this device, by its size and whether it is touched. */
export function deviceNameHere(): string {
  if (!matchMedia('(pointer: coarse)').matches) return t('first.device_computer')
  return Math.min(screen.width, screen.height) < 600 ? t('first.device_phone') : t('first.device_tablet')
}
