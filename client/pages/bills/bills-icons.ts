import banknote from 'lucide-static/icons/banknote.svg?raw'
import creditCard from 'lucide-static/icons/credit-card.svg?raw'
import handCoins from 'lucide-static/icons/hand-coins.svg?raw'
import landmark from 'lucide-static/icons/landmark.svg?raw'
import receiptText from 'lucide-static/icons/receipt-text.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  banknote,
  'credit-card': creditCard,
  'hand-coins': handCoins,
  landmark,
  'receipt-text': receiptText,
})
