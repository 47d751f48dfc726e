import cloudUpload from 'lucide-static/icons/cloud-upload.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import logIn from 'lucide-static/icons/log-in.svg?raw'
import scrollText from 'lucide-static/icons/scroll-text.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  'cloud-upload': cloudUpload,
  lock,
  'log-in': logIn,
  'scroll-text': scrollText,
  'shield-check': shieldCheck,
  'triangle-alert': triangleAlert,
})
