import fileInput from 'lucide-static/icons/file-input.svg?raw'
import layers from 'lucide-static/icons/layers.svg?raw'
import packageShape from 'lucide-static/icons/package.svg?raw'
import receiptText from 'lucide-static/icons/receipt-text.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import truck from 'lucide-static/icons/truck.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import warehouse from 'lucide-static/icons/warehouse.svg?raw'
import wrench from 'lucide-static/icons/wrench.svg?raw'
import handCoins from 'lucide-static/icons/hand-coins.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  'file-input': fileInput,
  'hand-coins': handCoins,
  layers,
  package: packageShape,
  'receipt-text': receiptText,
  'shield-check': shieldCheck,
  truck,
  users,
  warehouse,
  wrench,
})
