import bookUser from 'lucide-static/icons/book-user.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import cloudDownload from 'lucide-static/icons/cloud-download.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import fileKey from 'lucide-static/icons/file-key.svg?raw'
import fileUp from 'lucide-static/icons/file-up.svg?raw'
import history from 'lucide-static/icons/history.svg?raw'
import packageShape from 'lucide-static/icons/package.svg?raw'
import receiptText from 'lucide-static/icons/receipt-text.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import wrench from 'lucide-static/icons/wrench.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  'book-user': bookUser,
  clock,
  'cloud-download': cloudDownload,
  download,
  'file-key': fileKey,
  'file-up': fileUp,
  history,
  package: packageShape,
  'receipt-text': receiptText,
  'shield-check': shieldCheck,
  users,
  wrench,
})
