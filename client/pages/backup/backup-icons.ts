import arrowUp from 'lucide-static/icons/arrow-up.svg?raw'
import bookUser from 'lucide-static/icons/book-user.svg?raw'
import calendar from 'lucide-static/icons/calendar.svg?raw'
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import ellipsisVertical from 'lucide-static/icons/ellipsis-vertical.svg?raw'
import fileDown from 'lucide-static/icons/file-down.svg?raw'
import fileInput from 'lucide-static/icons/file-input.svg?raw'
import fileOutput from 'lucide-static/icons/file-output.svg?raw'
import handCoins from 'lucide-static/icons/hand-coins.svg?raw'
import history from 'lucide-static/icons/history.svg?raw'
import keyRound from 'lucide-static/icons/key-round.svg?raw'
import layers from 'lucide-static/icons/layers.svg?raw'
import packageShape from 'lucide-static/icons/package.svg?raw'
import pin from 'lucide-static/icons/pin.svg?raw'
import receiptText from 'lucide-static/icons/receipt-text.svg?raw'
import refreshCw from 'lucide-static/icons/refresh-cw.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import truck from 'lucide-static/icons/truck.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import wallet from 'lucide-static/icons/wallet.svg?raw'
import wrench from 'lucide-static/icons/wrench.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  'arrow-up': arrowUp,
  'book-user': bookUser,
  calendar,
  'chevron-down': chevronDown,
  download,
  'ellipsis-vertical': ellipsisVertical,
  'file-down': fileDown,
  'file-input': fileInput,
  'file-output': fileOutput,
  'hand-coins': handCoins,
  history,
  'key-round': keyRound,
  layers,
  package: packageShape,
  pin,
  'receipt-text': receiptText,
  'refresh-cw': refreshCw,
  'shield-check': shieldCheck,
  truck,
  users,
  wallet,
  wrench,
})
