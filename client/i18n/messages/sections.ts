import type { SectionKey } from '../../../shared/sections.ts'
import { defineMessages, type Message } from '../catalogue.ts'

/** What people call each section of the shop's data. */
export const sectionMessages = defineMessages({
  'section.sonic_shop_data': {
    en: 'Items, customers, settings',
    ckb: 'کاڵا، کڕیار و ڕێکخستن',
    ar: 'المواد والزبائن والإعدادات',
  },
  'section.sonic_invoices': { en: 'Bills', ckb: 'پسوولەکان', ar: 'الفواتير' },
  'section.sonic_invoice_counter': { en: 'Bill numbers', ckb: 'ژمارەی پسوولەکان', ar: 'أرقام الفواتير' },
  'section.sonic_returns': { en: 'Returns', ckb: 'گەڕاندنەوەکان', ar: 'الإرجاعات' },
  'section.sonic_return_counter': { en: 'Return numbers', ckb: 'ژمارەی گەڕاندنەوەکان', ar: 'أرقام الإرجاعات' },
  'section.sonic_transfers': { en: 'Transfers', ckb: 'گواستنەوەکان', ar: 'النقولات' },
  'section.sonic_transfer_counter': {
    en: 'Transfer numbers',
    ckb: 'ژمارەی گواستنەوەکان',
    ar: 'أرقام النقولات',
  },
  'section.sonic_iqd_rate': { en: 'Rate of transfers', ckb: 'نرخی گواستنەوەکان', ar: 'سعر صرف النقولات' },
  'section.sonic_iqd_per_usd': { en: 'Dollar rates', ckb: 'نرخەکانی دۆلار', ar: 'أسعار صرف الدولار' },
  'section.sonic_activity_data': { en: 'Stock moves', ckb: 'جووڵەی کۆگا', ar: 'حركات المخزون' },
  'section.sonic_items_data': { en: 'Days of each item', ckb: 'ڕۆژەکانی هەر کاڵایەک', ar: 'أيام كل مادة' },
  'section.sonic_inventory_data': { en: 'Stock', ckb: 'کۆگا', ar: 'المخزون' },
  'section.sonic_services': { en: 'Repairs', ckb: 'چاککردنەوەکان', ar: 'التصليحات' },
  'section.sonic_debts': {
    en: 'Debts, cash and shifts',
    ckb: 'قەرز، پارە و شیفت',
    ar: 'الديون والنقد والورديات',
  },
  'section.sonic_stores': { en: 'Stores', ckb: 'کۆگاکان', ar: 'المخازن' },
  'section.sonic_store_counter': { en: 'Store numbers', ckb: 'ژمارەی کۆگاکان', ar: 'أرقام المخازن' },
  'section.sonic_security_state': {
    en: 'Staff and PINs',
    ckb: 'کارمەند و ژمارەی نهێنی',
    ar: 'الموظفون والأرقام السرية',
  },
  'section.kaka_users': { en: 'People whose money is kept', ckb: 'خاوەن ئەمانەتەکان', ar: 'أصحاب الأمانات' },
  'section.kaka_transactions': { en: 'Money kept', ckb: 'ئەمانەت', ar: 'الأمانات' },
  'section.kaka_loan_persons': { en: 'Borrowers', ckb: 'قەرزوەرگرەکان', ar: 'أصحاب السلف' },
  'section.kaka_loans': { en: 'Loans', ckb: 'قەرزی کەسی', ar: 'السلف' },
} satisfies Record<`section.${SectionKey}`, Message>)

declare module '../catalogue.ts' {
  interface Catalogues {
    sections: typeof sectionMessages
  }
}
