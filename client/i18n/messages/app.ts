import { defineMessages } from '../catalogue.ts'

/** Words of the shell: places, start-up, updates, theme, and the small words that every page needs. */
export const appMessages = defineMessages({
  'nav.sale': { en: 'Sale', ckb: 'فرۆشتن', ar: 'بيع' },
  'nav.bills': { en: 'Bills', ckb: 'پسوولە', ar: 'فواتير' },
  'nav.items': { en: 'Items', ckb: 'کاڵا', ar: 'مواد' },
  'nav.customers': { en: 'Customers', ckb: 'کڕیار', ar: 'زبائن' },
  'nav.backup': { en: 'Backup', ckb: 'پاڵپشت', ar: 'نسخ احتياطي' },
  'nav.account': { en: 'Account', ckb: 'هەژمار', ar: 'الحساب' },
  'nav.restore': { en: 'Restore', ckb: 'گەڕاندنەوە لە پاڵپشت', ar: 'استعادة' },
  'nav.import': { en: 'Import', ckb: 'هێنانە ناوەوە', ar: 'استيراد' },
  'nav.settings': { en: 'Settings', ckb: 'ڕێکخستن', ar: 'الإعدادات' },
  'nav.more': { en: 'More', ckb: 'زیاتر', ar: 'المزيد' },
  'nav.welcome': { en: 'Welcome', ckb: 'بەخێربێیت', ar: 'أهلًا' },
  'app.main_menu': { en: 'Main menu', ckb: 'لیستی سەرەکی', ar: 'القائمة الرئيسية' },
  'app.skip': { en: 'Skip to content', ckb: 'بڕۆ بۆ ناوەڕۆک', ar: 'انتقل إلى المحتوى' },
  'app.back': { en: 'Back', ckb: 'گەڕانەوە', ar: 'رجوع' },
  'app.close': { en: 'Close', ckb: 'داخستن', ar: 'إغلاق' },
  'app.cancel': { en: 'Cancel', ckb: 'پاشگەزبوونەوە', ar: 'إلغاء' },
  'app.continue': { en: 'Continue', ckb: 'بەردەوام بە', ar: 'متابعة' },
  'app.undo': { en: 'Undo', ckb: 'پاشگەزبوونەوە', ar: 'تراجع' },
  'app.try_again': { en: 'Try again', ckb: 'دووبارە هەوڵ بدە', ar: 'حاول من جديد' },
  'app.done': { en: 'Done', ckb: 'تەواو', ar: 'تم' },
  'app.loading': { en: 'Opening', ckb: 'دەکرێتەوە', ar: 'جارٍ الفتح' },
  'app.step': {
    en: 'Step {step} of {steps}',
    ckb: 'هەنگاوی {step} لە {steps}',
    ar: 'الخطوة {step} من {steps}',
  },
  'app.clear': { en: 'Clear', ckb: 'پاک بکەوە', ar: 'امسح' },
  'app.delete_digit': { en: 'Delete last digit', ckb: 'دوا ژمارە بسڕەوە', ar: 'احذف آخر رقم' },
  'app.show': { en: 'Show', ckb: 'پیشان بدە', ar: 'أظهر' },
  'app.hide': { en: 'Hide', ckb: 'بشارەوە', ar: 'أخف' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    app: typeof appMessages
  }
}
