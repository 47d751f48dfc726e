import circleUser from 'lucide-static/icons/circle-user-round.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw'
import fileInput from 'lucide-static/icons/file-input.svg?raw'
import historyIcon from 'lucide-static/icons/history.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import packageIcon from 'lucide-static/icons/package.svg?raw'
import receipt from 'lucide-static/icons/receipt-text.svg?raw'
import refresh from 'lucide-static/icons/refresh-cw.svg?raw'
import settings from 'lucide-static/icons/settings.svg?raw'
import cart from 'lucide-static/icons/shopping-cart.svg?raw'
import store from 'lucide-static/icons/store.svg?raw'
import users from 'lucide-static/icons/users.svg?raw'
import { registerIcons } from '../ui/icons.ts'

/** The icons of the places in pages.ts and of the shell itself. */
registerIcons({
  'circle-user-round': circleUser,
  download,
  ellipsis,
  'file-input': fileInput,
  history: historyIcon,
  lock,
  package: packageIcon,
  'receipt-text': receipt,
  'refresh-cw': refresh,
  settings,
  'shopping-cart': cart,
  store,
  users,
})
