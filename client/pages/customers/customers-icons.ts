import phone from 'lucide-static/icons/phone.svg?raw'
import receiptText from 'lucide-static/icons/receipt-text.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({ phone, plus, 'receipt-text': receiptText, users })
