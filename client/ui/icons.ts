import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw'
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw'
import check from 'lucide-static/icons/check.svg?raw'
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw'
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw'
import circleCheck from 'lucide-static/icons/circle-check.svg?raw'
import cloud from 'lucide-static/icons/cloud.svg?raw'
import cloudCheck from 'lucide-static/icons/cloud-check.svg?raw'
import cloudOff from 'lucide-static/icons/cloud-off.svg?raw'
import cloudUpload from 'lucide-static/icons/cloud-upload.svg?raw'
import deleteKey from 'lucide-static/icons/delete.svg?raw'
import hardDrive from 'lucide-static/icons/hard-drive.svg?raw'
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw'
import undo from 'lucide-static/icons/undo-2.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'

const shapes = new Map<string, string>()

/** Makes icons known to `<pos-icon>` by their lucide names; a page registers what it uses: `registerIcons({ tv: tvSvg })`. */
export function registerIcons(icons: Readonly<Record<string, string>>): void {
  for (const [name, svg] of Object.entries(icons)) shapes.set(name, svg.replace(/^.*?(?=<svg)/s, ''))
}

/** The SVG text of a registered icon, or `undefined`. */
export function iconShape(name: string): string | undefined {
  return shapes.get(name)
}

registerIcons({
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  check,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'circle-check': circleCheck,
  cloud,
  'cloud-check': cloudCheck,
  'cloud-off': cloudOff,
  'cloud-upload': cloudUpload,
  delete: deleteKey,
  'hard-drive': hardDrive,
  'triangle-alert': triangleAlert,
  'undo-2': undo,
  x,
})
