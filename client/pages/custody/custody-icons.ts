import cloudUpload from 'lucide-static/icons/cloud-upload.svg?raw'
import database from 'lucide-static/icons/database.svg?raw'
import fileX from 'lucide-static/icons/file-x.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import printer from 'lucide-static/icons/printer.svg?raw'
import server from 'lucide-static/icons/server.svg?raw'
import tabletSmartphone from 'lucide-static/icons/tablet-smartphone.svg?raw'
import trash from 'lucide-static/icons/trash-2.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({
  'cloud-upload': cloudUpload,
  database,
  'file-x': fileX,
  lock,
  printer,
  server,
  'tablet-smartphone': tabletSmartphone,
  'trash-2': trash,
  x,
})
