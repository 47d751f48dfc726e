import { defineMessages } from '../catalogue.ts'

/** The cards of the Backup page beside the restore points: what is protected, this device, the file, the recovery sheet. */
export const careMessages = defineMessages({
  'care.protected': { en: 'What is protected', ckb: 'چی پارێزراوە', ar: 'ما هو محمي' },
  'care.bills': { en: 'Bills', ckb: 'پسوولەکان', ar: 'الفواتير' },
  'care.returns': { en: 'Returns', ckb: 'گەڕاندنەوەکان', ar: 'الإرجاعات' },
  'care.items': { en: 'Items', ckb: 'کاڵاکان', ar: 'المواد' },
  'care.stock_moves': { en: 'Stock moves', ckb: 'جووڵەی کۆگا', ar: 'حركات المخزون' },
  'care.customers': { en: 'Customers', ckb: 'کڕیارەکان', ar: 'الزبائن' },
  'care.debts': { en: 'Debts', ckb: 'قەرزەکان', ar: 'الديون' },
  'care.repairs': { en: 'Repairs', ckb: 'چاککردنەوەکان', ar: 'التصليحات' },
  'care.transfers': { en: 'Transfers', ckb: 'گواستنەوەکان', ar: 'النقولات' },
  'care.kept': { en: 'Money kept', ckb: 'ئەمانەت', ar: 'الأمانات' },
  'care.loans': { en: 'Loans', ckb: 'قەرزی کەسی', ar: 'السلف' },
  'care.safe': { en: 'on the server', ckb: 'لەسەر سێرڤەر', ar: 'على الخادم' },
  'care.waits': { en: '{count} not sent yet', ckb: '{count} هێشتا نەنێردراوە', ar: '{count} لم يُرسل بعد' },
  'care.here': { en: 'on this device', ckb: 'لەم ئامێرە', ar: 'على هذا الجهاز' },
  'care.storage': { en: 'This device', ckb: 'ئەم ئامێرە', ar: 'هذا الجهاز' },
  'care.persisted': {
    en: 'The browser has promised to keep this shop’s data.',
    ckb: 'وێبگەڕەکە بەڵێنی داوە داتای ئەم فرۆشگایە هەڵبگرێت.',
    ar: 'وعد المتصفح بالاحتفاظ ببيانات هذا المتجر.',
  },
  'care.not_persisted': {
    en: 'The browser may clear this data when the device is full.',
    ckb: 'کە ئامێرەکە پڕ بوو، وێبگەڕەکە لەوانەیە ئەم داتایە بسڕێتەوە.',
    ar: 'قد يمسح المتصفح هذه البيانات عند امتلاء الجهاز.',
  },
  'care.persist_refused': {
    en: 'The browser has not agreed yet. It agrees more easily once the app is installed.',
    ckb: 'وێبگەڕەکە هێشتا ڕازی نەبووە. کە ئەپەکە دامەزرا ئاسانتر ڕازی دەبێت.',
    ar: 'لم يوافق المتصفح بعد. يوافق بسهولة أكبر بعد تثبيت التطبيق.',
  },
  'care.persist_ask': {
    en: 'Ask the browser to keep it',
    ckb: 'داوا لە وێبگەڕەکە بکە هەڵیبگرێت',
    ar: 'اطلب من المتصفح الاحتفاظ بها',
  },
  'care.usage': {
    en: '{used} used of {quota}',
    ckb: '{used} بەکارهاتووە لە {quota}',
    ar: 'استُعمل {used} من {quota}',
  },
  'care.usage_only': { en: '{used} used', ckb: '{used} بەکارهاتووە', ar: 'استُعمل {used}' },
  'care.earlier': {
    en: '{count, plural, one {# earlier copy of the shop is kept here} other {# earlier copies of the shop are kept here}}',
    ckb: '{count} کۆپیی پێشووی فرۆشگاکە لێرە هەڵگیراوە',
    ar: '{count, plural, one {نسخة سابقة واحدة من المتجر محفوظة هنا} two {نسختان سابقتان من المتجر محفوظتان هنا} few {# نسخ سابقة من المتجر محفوظة هنا} other {# نسخة سابقة من المتجر محفوظة هنا}}',
  },
  'care.file': { en: 'Backup file', ckb: 'فایلی پاڵپشت', ar: 'ملف النسخة الاحتياطية' },
  'care.file_hint': {
    en: 'The whole shop in one locked file. It works without internet; the password or the recovery code opens it.',
    ckb: 'هەموو فرۆشگاکە لە یەک فایلی داخراودا. بەبێ ئینتەرنێت کار دەکات؛ وشەی نهێنی یان کۆدی هێنانەوە دەیکاتەوە.',
    ar: 'المتجر كله في ملف واحد مقفل. يعمل بلا إنترنت، وتفتحه كلمة المرور أو رمز الاسترداد.',
  },
  'care.file_save': { en: 'Save backup file', ckb: 'فایلی پاڵپشت پاشەکەوت بکە', ar: 'احفظ ملف النسخة' },
  'care.file_restore': { en: 'Restore from file', ckb: 'لە فایلەوە بهێنەوە', ar: 'استعد من ملف' },
  'care.file_saved': {
    en: '{name} is ready, {size}.',
    ckb: '{name} ئامادەیە، {size}.',
    ar: '{name} جاهز، {size}.',
  },
  'care.old_pos': { en: 'The old POS', ckb: 'سیستەمە کۆنەکە', ar: 'النظام القديم' },
  'care.old_pos_hint': {
    en: 'Its JSON file holds the shop readably, without a lock. Keep it in a safe place.',
    ckb: 'فایلە JSONـەکەی فرۆشگاکەی بە ڕوونی و بێ داخستن تێدایە. لە شوێنێکی پارێزراودا هەڵیبگرە.',
    ar: 'ملف JSON الخاص به يحوي المتجر مقروءًا بلا قفل. احفظه في مكان آمن.',
  },
  'care.old_pos_export': {
    en: 'Export for the old POS',
    ckb: 'دەرهێنان بۆ سیستەمە کۆنەکە',
    ar: 'تصدير للنظام القديم',
  },
  'care.old_pos_import': { en: 'Import', ckb: 'هێنانە ناوەوە', ar: 'استيراد' },
  'care.recovery': { en: 'Recovery sheet', ckb: 'پەڕەی هێنانەوە', ar: 'ورقة الاسترداد' },
  'care.recovery_done': {
    en: 'Made and typed back. It opens your shop when the password is forgotten.',
    ckb: 'دروست کراوە و نووسراوەتەوە. کە وشەی نهێنی لەبیر کرا، فرۆشگاکەت دەکاتەوە.',
    ar: 'أُنشئت وكُتب رمزها. تفتح متجرك إذا نُسيت كلمة المرور.',
  },
  'care.recovery_none': {
    en: 'Without it nobody can open your backups when the password is forgotten.',
    ckb: 'بەبێ ئەو کەس ناتوانێت پاڵپشتەکانت بکاتەوە کاتێک وشەی نهێنی لەبیر دەکرێت.',
    ar: 'من دونها لا أحد يستطيع فتح نسخك إذا نُسيت كلمة المرور.',
  },
  'care.recovery_make': {
    en: 'Make a recovery sheet',
    ckb: 'پەڕەی هێنانەوە دروست بکە',
    ar: 'أنشئ ورقة استرداد',
  },
  'care.recovery_again': { en: 'Make a new sheet', ckb: 'پەڕەیەکی نوێ دروست بکە', ar: 'أنشئ ورقة جديدة' },
  'care.only_here': {
    en: 'This shop exists only on this device',
    ckb: 'ئەم فرۆشگایە تەنها لەم ئامێرەدایە',
    ar: 'هذا المتجر موجود على هذا الجهاز فقط',
  },
  'care.only_here_hint': {
    en: 'Its key is nowhere else. Create an account, or make a recovery sheet and save a backup file.',
    ckb: 'کلیلەکەی لە هیچ شوێنێکی تر نییە. هەژمارێک دروست بکە، یان پەڕەی هێنانەوە دروست بکە و فایلێکی پاڵپشت پاشەکەوت بکە.',
    ar: 'مفتاحه ليس في مكان آخر. أنشئ حسابًا، أو أنشئ ورقة استرداد واحفظ ملف نسخة احتياطية.',
  },
  'care.left_restore': {
    en: 'A restore was cut short',
    ckb: 'هێنانەوەیەک لە نیوەدا پچڕا',
    ar: 'انقطعت استعادة قبل أن تكتمل',
  },
  'care.left_restore_hint': {
    en: 'Your shop here is untouched. Go on with that restore, or give it up to sell again.',
    ckb: 'فرۆشگاکەت لێرە دەستی لێ نەدراوە. درێژە بەو هێنانەوەیە بدە، یان دەستی لێ هەڵبگرە بۆ ئەوەی دووبارە بفرۆشیت.',
    ar: 'متجرك هنا لم يُمسّ. تابع تلك الاستعادة، أو تخلَّ عنها لتعود إلى البيع.',
  },
  'care.left_go_on': { en: 'Go on', ckb: 'درێژەی پێ بدە', ar: 'تابع' },
  'care.left_give_up': {
    en: 'Give up that restore',
    ckb: 'دەست لەو هێنانەوەیە هەڵبگرە',
    ar: 'تخلَّ عن تلك الاستعادة',
  },
  'care.unchecked': {
    en: 'Restored, not verified yet',
    ckb: 'هێنراوەتەوە، هێشتا پشتڕاست نەکراوەتەوە',
    ar: 'استُعيد، ولم يُتحقَّق منه بعد',
  },
  'care.unchecked_hint': {
    en: 'You can sell. Every record is still to be checked on this device.',
    ckb: 'دەتوانیت بفرۆشیت. هێشتا دەبێت هەموو تۆمارێک لەم ئامێرە بپشکنرێت.',
    ar: 'يمكنك البيع. بقي فحص كل سجل على هذا الجهاز.',
  },
  'care.check_now': { en: 'Check now', ckb: 'ئێستا بیپشکنە', ar: 'افحص الآن' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    care: typeof careMessages
  }
}
