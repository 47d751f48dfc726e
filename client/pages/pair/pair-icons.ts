import cameraOff from 'lucide-static/icons/camera-off.svg?raw'
import scanQrCode from 'lucide-static/icons/scan-qr-code.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

registerIcons({ 'camera-off': cameraOff, 'scan-qr-code': scanQrCode })
