import type { ReactiveControllerHost } from 'lit'
import type { Catalog } from './catalog.ts'

/** Renders `host` again whenever the catalog that it has caught up with a write; to be called once, in its constructor. */
export function followCatalog(host: ReactiveControllerHost, catalogOf: () => Catalog | undefined): void {
  let followed: Catalog | undefined
  const onChange = (): void => host.requestUpdate()
  const follow = (catalog: Catalog | undefined): void => {
    if (catalog === followed) return
    followed?.removeEventListener('change', onChange)
    followed = catalog
    catalog?.addEventListener('change', onChange)
  }
  host.addController({
    hostConnected: () => follow(catalogOf()),
    hostUpdate: () => follow(catalogOf()),
    hostDisconnected: () => follow(undefined),
  })
}
