import { createContext } from '@lit/context'
import type { Boot } from '../../shared/browser/boot.ts'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import type { BackupStatusStore } from './backup-status.ts'
import type { Catalog } from './catalog.ts'

/** The open shop; `undefined` until it is open, and while it is being opened again after a flip. */
export const shopContext = createContext<ShopStore | undefined>(Symbol('shop'))

/** This device's boot database: who it is, its keys, which generation is active. */
export const bootContext = createContext<Boot | undefined>(Symbol('boot'))

/** The engine in its worker: backup, restore, import, account. */
export const engineContext = createContext<EngineApi | undefined>(Symbol('engine'))

/** Items, stock, prices, customers and settings in memory, for the Sale and the lists. */
export const catalogContext = createContext<Catalog | undefined>(Symbol('catalog'))

/** What is safe and what waits, as the engine last said; fires `change` itself. */
export const backupStatusContext = createContext<BackupStatusStore | undefined>(Symbol('backup-status'))
