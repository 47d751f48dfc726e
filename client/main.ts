import { openBoot } from '../shared/browser/boot/open-boot.ts'
import { openShop } from '../shared/browser/store/open-shop.ts'
import { findTrace, rememberShop } from '../shared/browser/vanished.ts'
import { watchInstallOffer } from './app/install.ts'
import './app/pos-app.ts'
import { navigate } from './app/navigate.ts'
import { stopWhenLeft } from './app/page-leave.ts'
import { takePairingLink } from './app/pairing-link.ts'
import { Router } from './app/router.ts'
import { Session } from './app/session.ts'
import { followTheme } from './app/theme.ts'
import { BackupStatusStore } from './data/backup-status.ts'
import { Catalog } from './data/catalog.ts'
import { openEngine } from './data/engine.ts'
import { registerServiceWorker } from './data/service-worker.ts'

takePairingLink()
watchInstallOffer()
followTheme()

const router = new Router()
const session = new Session({
  openBoot,
  openShop,
  openEngine,
  openCatalog: (shop) => Catalog.open(shop),
  followStatus: (engine) => new BackupStatusStore(engine),
  findTrace: () => findTrace(localStorage, document.cookie),
  rememberShop: (trace) => rememberShop(localStorage, trace),
})

stopWhenLeft(
  window,
  () => session.leave(),
  () => location.reload(),
)

const app = document.querySelector('pos-app')
app?.follow(session, router)
router.start()
void start()

async function start(): Promise<void> {
  await session.start()
  if (session.screen === 'open' && router.page.path === '/welcome') navigate('/', { replace: true })
  if (!import.meta.env.PROD || app === null) return
  app.worker = await registerServiceWorker()
  app.worker?.onOpenBackup(() => navigate('/backup'))
  // A till stays open for days; looking again when it is woken is how it learns of a new version.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void app.worker?.checkForUpdate()
  })
}
