import { defineMessages } from '../catalogue.ts'

/** Words of the shell: places, start-up, updates, theme, and the small words that every page needs. */
export const appMessages = defineMessages({
  'nav.sale': { en: 'Sale', ckb: 'فرۆشتن', ar: 'بيع' },
  'nav.bills': { en: 'Bills', ckb: 'پسوولە', ar: 'فواتير' },
  'nav.items': { en: 'Items', ckb: 'کاڵا', ar: 'مواد' },
  'nav.customers': { en: 'Customers', ckb: 'کڕیار', ar: 'زبائن' },
  'nav.backup': { en: 'Backup', ckb: 'پاڵپشت', ar: 'نسخ احتياطي' },
  'nav.account': { en: 'Account', ckb: 'هەژمار', ar: 'الحساب' },
  'nav.activity': { en: 'Activity', ckb: 'چالاکی', ar: 'النشاط' },
  'nav.custody': {
    en: 'Who can read your backups',
    ckb: 'کێ دەتوانێت پاڵپشتەکانت بخوێنێتەوە',
    ar: 'من يقرأ نسخك الاحتياطية',
  },
  'nav.restore': { en: 'Restore', ckb: 'هێنانەوە', ar: 'استعادة' },
  'nav.import': { en: 'Import', ckb: 'هێنانە ناوەوە', ar: 'استيراد' },
  'nav.settings': { en: 'Settings', ckb: 'ڕێکخستن', ar: 'الإعدادات' },
  'nav.more': { en: 'More', ckb: 'زیاتر', ar: 'المزيد' },
  'nav.pair': { en: 'Join a shop', ckb: 'بەشداری فرۆشگایەک بە', ar: 'الانضمام إلى متجر' },
  'nav.welcome': { en: 'Welcome', ckb: 'بەخێربێیت', ar: 'أهلًا' },
  'app.main_menu': { en: 'Main menu', ckb: 'لیستی سەرەکی', ar: 'القائمة الرئيسية' },
  'app.back': { en: 'Back', ckb: 'گەڕانەوە', ar: 'رجوع' },
  'app.close': { en: 'Close', ckb: 'داخستن', ar: 'إغلاق' },
  'app.cancel': { en: 'Cancel', ckb: 'پاشگەزبوونەوە', ar: 'إلغاء' },
  'app.continue': { en: 'Continue', ckb: 'بەردەوام بە', ar: 'متابعة' },
  'app.undo': { en: 'Undo', ckb: 'پاشگەزبوونەوە', ar: 'تراجع' },
  'app.try_again': { en: 'Try again', ckb: 'دووبارە هەوڵ بدە', ar: 'حاول من جديد' },
  'app.done': { en: 'Done', ckb: 'تەواو', ar: 'تم' },
  'app.step': {
    en: 'Step {step} of {steps}',
    ckb: 'هەنگاوی {step} لە {steps}',
    ar: 'الخطوة {step} من {steps}',
  },
  'app.update_ready': {
    en: 'A new version is ready. Your cart stays.',
    ckb: 'وەشانێکی نوێ ئامادەیە. سەبەتەکەت دەمێنێتەوە.',
    ar: 'إصدار جديد جاهز. سلّتك تبقى كما هي.',
  },
  'app.update_now': { en: 'Update now', ckb: 'ئێستا نوێی بکەوە', ar: 'حدّث الآن' },
  'app.page_failed': {
    en: 'This page did not open. Everything is saved on this device. Check the connection once, then try again.',
    ckb: 'ئەم پەڕەیە نەکرایەوە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. هێڵەکە بپشکنە و دووبارە هەوڵ بدە.',
    ar: 'لم تُفتح هذه الصفحة. كل شيء محفوظ على هذا الجهاز. تحقق من الاتصال ثم حاول من جديد.',
  },
  'app.person': { en: 'Person at the till', ckb: 'کەسی سەر کاشێر', ar: 'الشخص على الصندوق' },
  'app.person_named': {
    en: 'Person at the till: {name}',
    ckb: 'کەسی سەر کاشێر: {name}',
    ar: 'الشخص على الصندوق: {name}',
  },
  'app.lock': { en: 'Lock the till', ckb: 'کاشێر دابخە', ar: 'اقفل الصندوق' },
  'more.backup_hint': {
    en: 'What is safe, and saving a file',
    ckb: 'چی پارێزراوە، و پاشەکەوتکردنی فایل',
    ar: 'ما هو محفوظ، وحفظ ملف',
  },
  'more.account_hint': {
    en: 'Login, devices, recovery sheet',
    ckb: 'چوونەژوورەوە، ئامێرەکان، پەڕەی هێنانەوە',
    ar: 'الدخول والأجهزة وورقة الاسترداد',
  },
  'more.restore_hint': {
    en: 'From the server or from a file',
    ckb: 'لە سێرڤەر یان لە فایلێک',
    ar: 'من الخادم أو من ملف',
  },
  'more.import_hint': {
    en: 'From a backup of the old POS',
    ckb: 'لە پاڵپشتی سیستەمە کۆنەکەوە',
    ar: 'من نسخة النظام القديم',
  },
  'more.settings_hint': {
    en: 'Language, digits, light or dark',
    ckb: 'زمان، ژمارەکان، ڕووناک یان تاریک',
    ar: 'اللغة والأرقام والمظهر',
  },
  'settings.language': { en: 'Language', ckb: 'زمان', ar: 'اللغة' },
  'settings.digits': { en: 'Digits', ckb: 'ژمارەکان', ar: 'الأرقام' },
  'settings.theme': { en: 'Look', ckb: 'ڕووکار', ar: 'المظهر' },
  'settings.system': { en: 'As the device', ckb: 'وەک ئامێرەکە', ar: 'مثل الجهاز' },
  'settings.light': { en: 'Light', ckb: 'ڕووناک', ar: 'فاتح' },
  'settings.dark': { en: 'Dark', ckb: 'تاریک', ar: 'داكن' },
  'settings.device': { en: 'This device', ckb: 'ئەم ئامێرە', ar: 'هذا الجهاز' },
  'settings.version': { en: 'Version {version}', ckb: 'وەشانی {version}', ar: 'الإصدار {version}' },
  'install.title': { en: 'Install on this device', ckb: 'لەم ئامێرە دایبمەزرێنە', ar: 'ثبّت على هذا الجهاز' },
  'install.text': {
    en: 'Opens like an app, also without internet.',
    ckb: 'وەک ئەپێک دەکرێتەوە، بەبێ ئینتەرنێتیش.',
    ar: 'يفتح كتطبيق، وبلا إنترنت أيضًا.',
  },
  'install.do': { en: 'Install', ckb: 'دایبمەزرێنە', ar: 'ثبّت' },
  'install.installed': {
    en: 'Installed on this device',
    ckb: 'لەم ئامێرە دامەزراوە',
    ar: 'مثبّت على هذا الجهاز',
  },
  'install.by_menu': {
    en: 'In the browser menu, choose “Install app” or “Add to home screen”.',
    ckb: 'لە لیستی وێبگەڕەکە «دامەزراندنی ئەپ» یان «زیادکردن بۆ شاشەی سەرەکی» هەڵبژێرە.',
    ar: 'من قائمة المتصفح اختر «تثبيت التطبيق» أو «إضافة إلى الشاشة الرئيسية».',
  },
  'storage.title': {
    en: 'Keep the shop on this device',
    ckb: 'فرۆشگا لەم ئامێرە بهێڵەرەوە',
    ar: 'احفظ المتجر على هذا الجهاز',
  },
  'storage.text': {
    en: 'Ask the browser never to clear it to make room.',
    ckb: 'داوا لە وێبگەڕەکە بکە هەرگیز بۆ بۆشایی نەیسڕێتەوە.',
    ar: 'اطلب من المتصفح ألا يمسحه لتوفير المساحة.',
  },
  'storage.ask': { en: 'Ask now', ckb: 'ئێستا داوا بکە', ar: 'اطلب الآن' },
  'storage.persisted': {
    en: 'The browser keeps this shop and will not clear it.',
    ckb: 'وێبگەڕەکە ئەم فرۆشگایە دەهێڵێتەوە و نایسڕێتەوە.',
    ar: 'يحتفظ المتصفح بهذا المتجر ولن يمسحه.',
  },
  'storage.refused': {
    en: 'The browser may clear it when the device is full. Install the app or make an account, then ask again.',
    ckb: 'کاتێک ئامێرەکە پڕ بێت وێبگەڕەکە ڕەنگە بیسڕێتەوە. ئەپەکە دابمەزرێنە یان هەژمار بکەوە، پاشان دووبارە داوا بکە.',
    ar: 'قد يمسحه المتصفح إذا امتلأ الجهاز. ثبّت التطبيق أو أنشئ حسابًا ثم اطلب من جديد.',
  },
  'storage.unknown': {
    en: 'The browser has not answered. Selling works; ask again later in Settings.',
    ckb: 'وێبگەڕەکە وەڵامی نەداوەتەوە. فرۆشتن کار دەکات؛ دواتر لە ڕێکخستن دووبارە داوا بکە.',
    ar: 'لم يجب المتصفح. البيع يعمل؛ اطلب لاحقًا من الإعدادات.',
  },
  'storage.private': {
    en: 'This is a private window: everything goes when it closes. Open the app in a normal window.',
    ckb: 'ئەمە پەنجەرەی تایبەتە: کاتێک دادەخرێت هەموو شتێک دەڕوات. ئەپەکە لە پەنجەرەیەکی ئاسایی بکەرەوە.',
    ar: 'هذه نافذة خاصة: يزول كل شيء عند إغلاقها. افتح التطبيق في نافذة عادية.',
  },
  'app.delete_digit': { en: 'Delete last digit', ckb: 'دوا ژمارە بسڕەوە', ar: 'احذف آخر رقم' },
  'app.show': { en: 'Show', ckb: 'پیشان بدە', ar: 'أظهر' },
  'app.hide': { en: 'Hide', ckb: 'بشارەوە', ar: 'أخف' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    app: typeof appMessages
  }
}
