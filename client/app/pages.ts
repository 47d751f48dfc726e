import type { MessageKey } from '../i18n/catalogue.ts'
import type { AppPath } from './navigate.ts'

/** One page of the app. */
export interface PageEntry {
  readonly path: AppPath
  /** Its element, defined by what `load` imports. */
  readonly tag: string
  readonly load: () => Promise<unknown>
  readonly title: MessageKey
  readonly icon: string
  /** Where the page has a place of its own: `rail` on tablets, `bar` in the phone's bottom bar too. Else it is reached from More. */
  readonly place?: 'bar' | 'rail'
  /** True for pages that work before a shop exists on this device. */
  readonly beforeShop?: boolean
}

/** THE list of pages: rail, bottom bar, More and the router derive from it. A new page is one row and one folder. */
export const PAGES: readonly PageEntry[] = [
  {
    path: '/',
    tag: 'sale-page',
    load: () => import('../pages/sale/sale-page.ts'),
    title: 'nav.sale',
    icon: 'shopping-cart',
    place: 'bar',
  },
  {
    path: '/bills',
    tag: 'bills-page',
    load: () => import('../pages/bills/bills-page.ts'),
    title: 'nav.bills',
    icon: 'receipt-text',
    place: 'bar',
  },
  {
    path: '/items',
    tag: 'items-page',
    load: () => import('../pages/items/items-page.ts'),
    title: 'nav.items',
    icon: 'package',
    place: 'bar',
  },
  {
    path: '/customers',
    tag: 'customers-page',
    load: () => import('../pages/customers/customers-page.ts'),
    title: 'nav.customers',
    icon: 'users',
    place: 'bar',
  },
  {
    path: '/backup',
    tag: 'backup-page',
    load: () => import('../pages/backup/backup-page.ts'),
    title: 'nav.backup',
    icon: 'cloud-check',
    place: 'rail',
  },
  {
    path: '/account',
    tag: 'account-page',
    load: () => import('../pages/account/account-page.ts'),
    title: 'nav.account',
    icon: 'circle-user-round',
  },
  {
    path: '/activity',
    tag: 'activity-page',
    load: () => import('../pages/activity/activity-page.ts'),
    title: 'nav.activity',
    icon: 'scroll-text',
  },
  {
    path: '/custody',
    tag: 'custody-page',
    load: () => import('../pages/custody/custody-page.ts'),
    title: 'nav.custody',
    icon: 'key-round',
  },
  {
    path: '/restore',
    tag: 'restore-page',
    load: () => import('../pages/restore/restore-page.ts'),
    title: 'nav.restore',
    icon: 'history',
    beforeShop: true,
  },
  {
    path: '/pair',
    tag: 'pair-page',
    load: () => import('../pages/pair/pair-page.ts'),
    title: 'nav.pair',
    icon: 'monitor-smartphone',
    beforeShop: true,
  },
  {
    path: '/import',
    tag: 'import-page',
    load: () => import('../pages/import/import-page.ts'),
    title: 'nav.import',
    icon: 'file-input',
    beforeShop: true,
  },
  {
    path: '/settings',
    tag: 'settings-page',
    load: () => import('../pages/settings/settings-page.ts'),
    title: 'nav.settings',
    icon: 'settings',
  },
  {
    path: '/more',
    tag: 'more-page',
    load: () => import('../pages/more/more-page.ts'),
    title: 'nav.more',
    icon: 'ellipsis',
  },
  {
    path: '/welcome',
    tag: 'first-run-page',
    load: () => import('../pages/first-run/first-run-page.ts'),
    title: 'nav.welcome',
    icon: 'store',
    beforeShop: true,
  },
]
