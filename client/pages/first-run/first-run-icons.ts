import fileInput from 'lucide-static/icons/file-input.svg?raw'
import historyIcon from 'lucide-static/icons/history.svg?raw'
import monitorSmartphone from 'lucide-static/icons/monitor-smartphone.svg?raw'
import store from 'lucide-static/icons/store.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  'file-input': fileInput,
  history: historyIcon,
  'monitor-smartphone': monitorSmartphone,
  store,
})
